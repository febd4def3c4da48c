import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { formulaSafe, unescaped } from '../../src/cell/formula-safe.ts';
import type { FINDINGS } from '../../src/findings/finding.ts';
import { FRENCH_FINDING } from '../../src/inspect/queries/wording.ts';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { studyTruth } from '../../tools/samples/cohort/cohort.ts';
import { identitiesOf } from '../../tools/samples/identities.ts';
import { type Ended, etl, temporaryFolder } from './inbox.ts';

/** The loop on the sample exports: query sheet, answers, corrections, next run, closed. */

type Row = Readonly<Record<string, string>>;

let inbox: string;
let out: string;
beforeAll(() => {
  [inbox, out] = [temporaryFolder(), temporaryFolder()];
  cpSync(join(import.meta.dirname, '../../sample-exports/inbox'), inbox, { recursive: true });
  night();
}, 300_000);
afterAll(() => {
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
});

function night(): void {
  expect(etl({ EXPORTS: inbox, OUT: out })).toMatchObject({ exitCode: 0, stderr: '' });
}
const ask = (command: string, variables: Row = {}): Ended =>
  etl({ EXPORTS: inbox, OUT: out, ...variables }, [command]);

const pathOf = (place: string): string => join(out, `queries/questions-${place}.xlsx`);
const bookOf = (place: string): XLSX.WorkBook => XLSX.read(readFileSync(pathOf(place)));
const rowsOf = (place: string, sheet: string): Row[] =>
  XLSX.utils.sheet_to_json<Row>(bookOf(place).Sheets[sheet] as XLSX.WorkSheet, { raw: false, defval: '' });

function warehouse<T>(read: (db: Connection) => T): T {
  const db = openReadOnly(join(out, 'warehouse.sqlite'));
  try {
    return read(db);
  } finally {
    db.close();
  }
}
const all = (sql: string, ...values: unknown[]): unknown[] =>
  warehouse((db) => db.prepare(sql).all(...values));

/** The questions of a place with answers to some of them, as a person sends them back. */
function answered(place: string, answers: ReadonlyMap<Row, string>): string {
  const book = bookOf(place);
  const sheet = book.Sheets.Questions as XLSX.WorkSheet;
  const column = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })[0]?.indexOf('Réponse') ?? -1;
  for (const [question, answer] of answers) {
    XLSX.utils.sheet_add_aoa(sheet, [[answer]], { origin: { r: Number(question['N°']), c: column } });
  }
  const path = join(out, `${place}-back.xlsx`);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

describe('the query sheet', () => {
  beforeAll(() => {
    expect(ask('queries')).toMatchObject({ exitCode: 0, stderr: '' });
  }, 300_000);

  it('is one workbook a place of care, readable by the group only', () => {
    expect(readdirSync(join(out, 'queries')).sort()).toEqual(
      ['chu', 'outside', 'unknown'].map((place) => `questions-${place}.xlsx`),
    );
    expect(statSync(pathOf('chu')).mode & 0o007).toBe(0);
  });

  it('asks for every value that could move an endpoint, once a cell, with place, problem and valid answers', () => {
    const asked = ['chu', 'outside', 'unknown'].flatMap((place) => rowsOf(place, 'Questions'));
    const cells = asked.map((row) =>
      ['Fichier', 'Feuille', 'Ligne', 'Colonne'].map((header) => row[header]).join('|'),
    );
    expect(new Set(cells).size).toBe(cells.length);
    const wanted =
      all(`SELECT DISTINCT file || '|' || sheet || '|' || row_number || '|' || source_column AS cell
      FROM missing_value_to_call JOIN cell_place USING (table_name, row_key, column_name) WHERE source_column IS NOT NULL`);
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((row) => !cells.includes((row as { cell: string }).cell))).toEqual([]);
    for (const row of asked) {
      expect(['Trouvé', 'Anomalie', 'Attendu'].map((header) => row[header] !== '')).toEqual([
        true,
        true,
        true,
      ]);
      expect([row.Réponse, row.Remarque]).toEqual(['', '']);
    }
  });

  it('contains no identity (S-2)', () => {
    const texts = [...identitiesOf(studyTruth)].map(({ text }) => text).filter((text) => text.length > 3);
    const told = ['chu', 'outside', 'unknown'].flatMap((place) =>
      bookOf(place).SheetNames.map((name) =>
        XLSX.utils.sheet_to_csv(bookOf(place).Sheets[name] as XLSX.WorkSheet),
      ),
    );
    expect(texts.filter((text) => told.some((sheet) => sheet.includes(text)))).toEqual([]);
  });

  it('has French words for each finding about a cell that is no matter of lists', () => {
    const matterOfLists = [
      'unknown_drug',
      'identity_in_cell',
      'ragged_row',
      'mixed_encoding',
      'duplicate_key',
      'missing_key',
    ];
    const silent = all(
      "SELECT DISTINCT code FROM finding WHERE severity <> 'info' AND row_number IS NOT NULL AND source_column IS NOT NULL",
    )
      .map((row) => (row as { code: keyof typeof FINDINGS }).code)
      .filter((code) => FRENCH_FINDING[code] === undefined && !matterOfLists.includes(code));
    expect(silent).toEqual([]);
  });

  it('no text of it is taken for a formula, and none is lost (100 texts by a seed)', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '', 'a'), fc.string()),
        ([start, rest]) => {
          const safe = formulaSafe(start + rest);
          expect(safe).not.toMatch(/^[=+\-@\t\r]/);
          if (!rest.startsWith("'") || start !== '') expect(unescaped(safe)).toBe(start + rest);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('the answers', () => {
  let day: Row;
  let unknown: Row;
  let before: number;
  const pfsAt = ({ Fichier, Ligne }: Row): { patient_key: number; days: number } =>
    all(
      `SELECT DISTINCT patient_key, days FROM cell_place JOIN endpoint_evidence USING (table_name, row_key, column_name)
       JOIN time_to_event USING (endpoint, patient_key)
       WHERE endpoint = 'pfs' AND role = 'end' AND file = ? AND row_number = ?`,
      Fichier,
      Number(Ligne),
    )[0] as { patient_key: number; days: number };

  beforeAll(() => {
    const questions = rowsOf('outside', 'Questions');
    day = questions.find((row) => row.Trouvé === 'septembre 2010') as Row;
    unknown = questions.find((row) =>
      row.Anomalie?.includes('La progression est notée sans date utilisable'),
    ) as Row;
    before = pfsAt(day).days;
    const back = answered(
      'outside',
      new Map([
        [day, '20/09/2010'],
        [unknown, 'inconnue'],
      ]),
    );
    expect(ask('answers', { FILE: back, AUTHOR: 'ARC' })).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = readFileSync(`${back}.corrections.csv`, 'utf8').split('\n').slice(1);
    expect(statSync(`${back}.corrections.csv`).mode & 0o777).toBe(0o600);
    const control = join(inbox, 'corrections.csv');
    writeFileSync(
      control,
      `${iconv.decode(readFileSync(control), 'windows-1252').trimEnd()}\n${lines.join('\n')}`,
    );
    night();
    ask('queries');
  }, 300_000);

  it('that match are applied, and the lineage has them', () => {
    expect(
      all(
        "SELECT DISTINCT column_name FROM lineage WHERE how = 'correction' AND file = ? AND row_number = ?",
        day.Fichier,
        Number(day.Ligne),
      ),
    ).toContainEqual({ column_name: 'progressed_on' });
    expect(pfsAt(day).days).toBe(before + 5);
    expect(
      all(
        "SELECT DISTINCT code FROM finding JOIN current_run USING (run_id) WHERE code = 'unmatched_correction'",
      ),
    ).toEqual([]);
  });

  it('are not asked for again: neither the day that was found nor the one that stays unknown', () => {
    const cells = rowsOf('outside', 'Questions').map((row) =>
      [row.Feuille, row.Ligne, row.Colonne].join('|'),
    );
    for (const { Feuille, Ligne, Colonne } of [day, unknown]) {
      expect(cells).not.toContain([Feuille, Ligne, Colonne].join('|'));
    }
  });

  it('are shown as long as the exports have the old value', () => {
    const shown = rowsOf('outside', 'Déjà répondu');
    expect(shown).toContainEqual(
      expect.objectContaining({ Ligne: day.Ligne, Colonne: day.Colonne, 'Valeur utilisée': '2010-09-20' }),
    );
    expect(shown).toContainEqual(
      expect.objectContaining({
        Ligne: unknown.Ligne,
        Colonne: unknown.Colonne,
        'Valeur utilisée': '(inconnu)',
      }),
    );
  });

  it('the changes are known in the next run', () => {
    expect(
      all(`SELECT DISTINCT new_value FROM value_change JOIN current_run USING (run_id)
           WHERE table_name = 'fact_line_of_therapy' AND column_name = 'progressed_on'`),
    ).toEqual([{ new_value: '2010-09-20' }]);
  });

  it('to a row that is in no export any more are reported, and a workbook of another kind is refused', () => {
    const lost = answered('outside', new Map([[rowsOf('outside', 'Questions')[0] as Row, '1']]));
    rmSync(join(inbox, 'dcc'), { recursive: true });
    expect(ask('answers', { FILE: lost })).toMatchObject({ exitCode: 1 });
    expect(ask('answers', { FILE: lost }).stderr).toMatch(/question 1: .* is not in the exports any more/);
    expect(ask('answers', { FILE: join(inbox, 'corrections.csv') })).toMatchObject({ exitCode: 2 });
    expect(existsSync(join(inbox, 'corrections.csv.corrections.csv'))).toBe(false);
  });
});
