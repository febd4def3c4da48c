import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import type { PartialDate } from '../../src/cell/date.ts';
import type { Interval } from '../../src/cell/interval.ts';
import type { Parsed } from '../../src/cell/parsed.ts';
import type { Treatment } from '../../src/cell/treatment.ts';
import type { Column } from '../../src/define/columns.ts';
import { figureOf } from '../../src/inspect/trace/figure.ts';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { type Ended, etl, temporaryFolder } from '../run/inbox.ts';
import { type Exports, openExports } from './exports.ts';

const INBOX = join(import.meta.dirname, '../../sample-exports/inbox');
const FACTS = 1_000;

let out: string;
let db: Connection;
let exports: Exports;
beforeAll(() => {
  out = temporaryFolder();
  // Which facts are drawn follows from the pseudonyms: the key is always the same.
  const keyFile = join(out, 'key');
  writeFileSync(keyFile, (process.env.WAY_BACK_KEY ?? '07').repeat(32), { mode: 0o600 });
  const { exitCode, stderr } = etl({ EXPORTS: INBOX, OUT: out, ETL_KEY_FILE: keyFile });
  expect([exitCode, stderr]).toEqual([0, '']);
  db = openReadOnly(join(out, 'warehouse.sqlite'));
  exports = openExports(INBOX);
}, 300_000);
afterAll(() => {
  db.close();
  rmSync(out, { recursive: true, force: true });
});

const trace = (variables: Readonly<Record<string, string>>): Ended =>
  etl({ OUT: out, ...variables }, ['trace']);

interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly row_number: number;
  readonly source_column: string | null;
  readonly how: string;
}

/** All of both views at once: asked one by one they take a minute. */
function grouped<Row>(sql: string, key: (row: Row) => string): ReadonlyMap<string, Row[]> {
  return Map.groupBy(db.prepare(sql).all() as Row[], key);
}
type Evidence = {
  question: string;
  patient_key: number;
  table_name: string;
  row_key: number;
  column_name: string;
};
type Cell = Pick<Evidence, 'table_name' | 'row_key' | 'column_name'>;
const nameOf = ({ table_name, row_key, column_name }: Cell): string =>
  `${table_name} ${row_key} ${column_name}`;
let places: ReadonlyMap<string, (Place & Cell)[]>;
let evidence: ReadonlyMap<string, Evidence[]>;
beforeAll(() => {
  places = grouped<Place & Cell>('SELECT * FROM cell_place', nameOf);
  evidence = grouped<Evidence>(
    'SELECT * FROM answer_evidence',
    ({ question, patient_key }) => `${question} ${patient_key}`,
  );
}, 300_000);

/** What does not lead to a cell of an export that is there. */
function lostOf(question: string, patient: number): string[] {
  const cells = evidence.get(`${question} ${patient}`) ?? [];
  if (cells.length === 0) return [`${question} of patient ${patient} rests on nothing`];
  return cells.flatMap((cell) => {
    const name = `${question}: ${nameOf(cell)}`;
    const found = places.get(nameOf(cell)) ?? [];
    return found.length === 0
      ? [`${name} stands nowhere`]
      : found.flatMap((place) => lostPlace(name, cell, place));
  });
}

function lostPlace(
  name: string,
  { column_name }: Cell,
  { file, sheet, row_number, source_column, how }: Place,
): string[] {
  if (source_column === null) return exports.hasRow(file, sheet, row_number) ? [] : [`${name}: no such row`];
  const cell = exports.cell(file, sheet, row_number, source_column);
  if (cell === undefined) return [`${name}: no such cell, ${file} ${sheet} ${row_number} ${source_column}`];
  return cell === null && how === 'own_row' && !MAY_BE_BLANK.includes(column_name)
    ? [`${name}: read from a blank cell`]
    : [];
}

/** Columns whose answer is that nothing is written down. */
const MAY_BE_BLANK = [
  'status',
  'has_progression',
  'is_dead',
  'has_bevacizumab',
  'has_cytotoxic',
  'metastatic_site_count',
  'cardiovascular_risk_factor_count',
];

describe('the way back', () => {
  const ids = (sql: string): string[] => db.prepare(sql).pluck().all() as string[];

  it('leads from every figure of table_05 to table_10 to its patients and to cells that exist in the exports', () => {
    const figures = ids(
      `SELECT id FROM table_row WHERE id IS NOT NULL AND printed_table BETWEEN 'table_05' AND 'table_10' ORDER BY position`,
    );
    expect(figures.length).toBeGreaterThan(150);
    const lost = figures.flatMap((id) => {
      const { question, patients } = figureOf(db, id);
      const n = db.prepare('SELECT n FROM table_row WHERE id = ?').pluck().get(id);
      expect([id, patients.length]).toEqual([id, n]);
      return patients.flatMap((patient) => lostOf(question, patient));
    });
    expect([...new Set(lost)]).toEqual([]);
  });

  it('leads from every median, mean and quantile to its subjects and to cells that exist in the exports', () => {
    const figures = ids(
      "SELECT id FROM table_number WHERE id IS NOT NULL AND item NOT IN ('target', 'p_value') ORDER BY id",
    );
    expect(figures.filter((id) => id.includes('median')).length).toBeGreaterThanOrEqual(3);
    for (const id of figures) {
      const { question, patients } = figureOf(db, id);
      expect([id, patients.length > 0]).toEqual([id, true]);
      expect(patients.flatMap((patient) => lostOf(question, patient))).toEqual([]);
    }
    const subjects = db.prepare("SELECT count(*) FROM time_to_event WHERE endpoint = 'pfs'").pluck().get();
    expect(figureOf(db, 'pfs.median.all').patients).toHaveLength(subjects as number);
  });

  it(`${FACTS} facts drawn by a seed are what the declared parser makes of the cell that their lineage names`, () => {
    const facts = drawn(FACTS);
    expect(facts).toHaveLength(FACTS);
    const wrong = facts.flatMap((fact) => {
      const again = reread(fact);
      return again === fact.value ? [] : [{ ...fact, again }];
    });
    expect(wrong).toEqual([]);
    expect(
      new Set(facts.map(({ table_name, column_name }) => `${table_name}.${column_name}`)).size,
    ).toBeGreaterThan(40);
  });
});

interface Fact {
  readonly table_name: string;
  readonly row_key: number;
  readonly column_name: string;
  readonly file: string;
  readonly sheet: string;
  readonly row_number: number;
  readonly source_column: string;
  readonly field: string;
  readonly stamp: string;
  readonly value: unknown;
}

/** Columns that are a judgment on a cell, not its value: the views and the rules answer for them. */
const JUDGED = `'birth_month', 'is_dead', 'has_progression', 'subgroup', 'age_at_diagnosis_years', 'has_dose_concession',
  'has_cytotoxic', 'regimen', 'drug', 'attribution'`;

function drawn(count: number): Fact[] {
  const all = db
    .prepare(
      `SELECT table_name, row_key, column_name, lineage.file, lineage.sheet, row_number, lineage.source_column, field, stamp
       FROM lineage
       JOIN etl_source_file USING (file)
       JOIN etl_source_column AS header USING (file_key, sheet, source_column)
       WHERE how = 'own_row' AND column_name NOT IN (${JUDGED})
         -- A line that only the hospital knows is put together from all its cures.
         AND NOT (table_name = 'fact_line_of_therapy' AND field IN ('administered_on', 'molecule'))
       ORDER BY table_name, row_key, column_name`,
    )
    .all() as Omit<Fact, 'value'>[];
  const random = xoroshiro128plus(20_261_124);
  return Array.from({ length: count }, () => {
    const fact = all[uniformInt(random, 0, all.length - 1)] as Omit<Fact, 'value'>;
    const value = db
      .prepare(`SELECT ${fact.column_name} FROM ${fact.table_name} WHERE rowid = ?`)
      .pluck()
      .get(fact.row_key);
    return { ...fact, value };
  });
}

/** The value again: the cell read by a library alone, and parsed as its column is declared. */
function reread({ file, sheet, row_number, source_column, field, column_name, stamp }: Fact): unknown {
  const declared = pipeline.sources.flatMap(({ sheets }) => sheets).find(({ name }) => name === sheet);
  const columns = (declared?.columns ?? {}) as Record<string, Column<unknown>>;
  const column = columns[field];
  const cell = exports.cell(file, sheet, row_number, source_column);
  if (column === undefined || cell === undefined) return 'nowhere';
  const parsed: Parsed<unknown> = column.parser({ extractedOn: stamp.slice(0, 10) })(cell);
  if ('missing' in parsed) {
    if (column_name === 'status') return 'missing';
    return IS_NONE_WHEN_BLANK.includes(column_name) && parsed.missing === 'not_recorded' ? 0 : null;
  }
  return stored(parsed.value, column_name);
}

function isInterval(value: unknown): value is Interval {
  return typeof value === 'object' && value !== null && 'low' in value && 'high' in value;
}

function ofInterval({ low, high, isLowExcluded, isHighExcluded }: Interval, column: string): number | null {
  if (column.startsWith('is_')) return Number(column.includes('low') ? isLowExcluded : isHighExcluded);
  if (column.endsWith('_low')) return low;
  if (column.endsWith('_high')) return high;
  return low === high ? low : null;
}

/** What nobody wrote of a line that names no drug: it had none of the study's. */
const IS_NONE_WHEN_BLANK = ['cycles', 'has_bevacizumab'];

function stored(value: unknown, column: string): unknown {
  // The hospital lists what occurred; the registry says of each term whether it did.
  if (column === 'status') return value === false ? 'absent' : 'present';
  if (column === 'has_bevacizumab') return Number((value as Treatment).proposed.includes('bevacizumab'));
  if (isInterval(value)) return ofInterval(value, column);
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? (value as PartialDate).value : value;
}

describe('make trace', () => {
  const imputed = (): { pseudonym: string; raw: string } =>
    db
      .prepare(
        `SELECT patient_pseudonym AS pseudonym, raw_text AS raw FROM time_to_event
         JOIN dim_patient USING (patient_key)
         JOIN endpoint_evidence AS e USING (endpoint, patient_key)
         JOIN imputed_date USING (table_name, row_key, column_name)
         WHERE endpoint = 'pfs' AND role = 'end' LIMIT 1`,
      )
      .get() as { pseudonym: string; raw: string };

  it('walks from an endpoint to its dates, their imputation, file, sheet, row, column and rules', () => {
    const { pseudonym, raw } = imputed();
    const { exitCode, stdout } = trace({ ID: pseudonym, FIELD: 'pfs' });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Progression-free survival of ${pseudonym}: \\d+ days from `));
    expect(stdout).toMatch(
      /├─ start: fact_line_of_therapy \[\w+ \d+\]\.started_on = [\d-]+ {2}\(AP-8, AP-10\)\n│ {2}[├└]─ (?:read|refinement) from \S+, Lignes de traitement, row \d+, Date début/,
    );
    expect(stdout).toContain(`"${raw}" of dcc: only the month is known`);
    expect(stdout).toContain('(AP-8)');
  });

  it('shows sources in conflict, and the place of the other value', () => {
    const conflict = db
      .prepare(
        'SELECT table_name, row_key, column_name FROM source_conflict WHERE other_source_row_key IS NOT NULL ORDER BY conflict_key LIMIT 1',
      )
      .get() as { table_name: string; row_key: number; column_name: string };
    const { stdout } = trace({
      TABLE: conflict.table_name,
      ROW: String(conflict.row_key),
      COLUMN: conflict.column_name,
    });
    expect(stdout).toMatch(/conflict: \w+ says .+ is kept {2}\([A-Z]+-\d+.*\)\n.*the other is in \S+, /);
  });

  it('walks forward from a row of an export to the values made of it and the endpoints that rest on them', () => {
    const place = db
      .prepare(
        `SELECT file, sheet, row_number FROM cell_place JOIN endpoint_evidence USING (table_name, row_key, column_name)
         JOIN time_to_event USING (endpoint, patient_key) WHERE endpoint = 'pfs' AND role = 'start' LIMIT 1`,
      )
      .get() as Place;
    const { stdout } = trace({ FILE: place.file, SHEET: place.sheet, ROW: String(place.row_number) });
    expect(stdout).toMatch(/: loaded {2}\(C-44\)/);
    expect(stdout).toMatch(/started_on = [\d-]+.*pfs, start: \d+ days/s);
  });

  it('gives the reason why a row became nothing', () => {
    const ignored = db
      .prepare(
        "SELECT file, sheet, row_number, fate_code FROM row_fate WHERE fate = 'ignored' AND fate_code = 'cancelled' LIMIT 1",
      )
      .get() as Place & { fate_code: string };
    const { stdout } = trace({ FILE: ignored.file, SHEET: ignored.sheet, ROW: String(ignored.row_number) });
    expect(stdout).toBe(
      `${ignored.file}, ${ignored.sheet}, row ${ignored.row_number}: ignored, ${ignored.fate_code}  (C-44)\n`,
    );
  });

  it('a missing object is reported with the existing ones', () => {
    expect(trace({ ID: 'ffff' })).toMatchObject({ exitCode: 2, stdout: '' });
    expect(trace({}).exitCode).toBe(64);
    expect(trace({ FILE: 'x', SHEET: 'y', ROW: '1' }).stderr).toMatch(/ETL_FILE= one of DCC_/);
    expect(trace({ TABLE: 'sqlite_schema', ROW: '1' }).stderr).toMatch(/ETL_TABLE= one of dim_patient/);
  });
});
