import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/cell/calendar.ts';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { studyCohort } from '../../tools/samples/cohort/cohort.ts';
import type { Line, Patient } from '../../tools/samples/truth.ts';
import { writeInbox } from '../../tools/samples/write/inbox.ts';
import { type Ended, etl, temporaryFolder } from './inbox.ts';

/** Four runs: the first, one with nothing of note, one with news of one patient, one in which that patient opposes. */

const PATIENTS = 90;
let inbox: string;
let out: string;
let patients: Patient[];
/** The patient of the news: analysed, with a progression. */
let subject: Patient;
let pseudonym: string;
const runs: string[] = [];
const digests: string[] = [];

const night = (variables: Readonly<Record<string, string>> = {}): Ended =>
  etl({ EXPORTS: inbox, OUT: out, ...variables });
const ask = (command: string, variables: Readonly<Record<string, string>> = {}): Ended =>
  etl({ OUT: out, ...variables }, [command]);

function warehouse<T>(read: (db: Connection) => T, path = join(out, 'warehouse.sqlite')): T {
  const db = openReadOnly(path);
  try {
    return read(db);
  } finally {
    db.close();
  }
}
const rows = (sql: string, path?: string): unknown[] => warehouse((db) => db.prepare(sql).all(), path);
const value = (sql: string): unknown => warehouse((db) => db.prepare(sql).pluck().get());

function published(ended: Ended): void {
  expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
  runs.push(String(value('SELECT run_id FROM current_run')));
  digests.push(/content digest (\w{64})/.exec(ended.stdout)?.[1] ?? '');
}

beforeAll(() => {
  [inbox, out] = [temporaryFolder(), temporaryFolder()];
  patients = [...studyCohort()].slice(0, PATIENTS);
  writeInbox(inbox, { patients, corrections: [] });
  published(night());
  // Of the same content, but not of the same bytes.
  appendFileSync(join(inbox, 'corrections.csv'), '\n');
  published(night());
  news();
  published(night());
  pseudonym = String(value(`SELECT patient_pseudonym FROM value_change WHERE ${OF_PROGRESSION}`));
}, 300_000);
afterAll(() => {
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
});

const OF_PROGRESSION = "table_name = 'fact_line_of_therapy' AND column_name = 'progressed_on'";
const isIndexLine = ({ regimen }: Line): boolean => regimen?.value?.includes('bevacizumab') === true;
const exactDay = ({ progressedOn }: Line): boolean => /^\d{4}-\d\d-\d\d$/.test(progressedOn?.value ?? '');

/** The progression of one index line is now written down ten days later; only the registry knows the patient. */
function news(): void {
  const at = patients.findIndex(
    ({ orbis, lines }) => orbis === undefined && lines.some((line) => isIndexLine(line) && exactDay(line)),
  );
  subject = patients[at] as Patient;
  const lines = subject.lines.map((line) =>
    isIndexLine(line) && exactDay(line)
      ? {
          ...line,
          progressedOn: { ...line.progressedOn, value: addDays(line.progressedOn?.value ?? '', 10) },
        }
      : line,
  );
  patients = patients.with(at, { ...subject, lines } as Patient);
  writeInbox(inbox, { patients, corrections: [] });
  appendFileSync(join(inbox, 'corrections.csv'), '\n');
}

describe('the runs as data', () => {
  it('every table of the record has all runs; current_run selects the rows of the last one', () => {
    for (const table of ['etl_run', 'etl_source_file', 'etl_row_count', 'finding']) {
      expect([table, value(`SELECT count(DISTINCT run_id) FROM ${table}`)]).toEqual([table, 3]);
    }
    expect(rows('SELECT run_id, night FROM current_run')).toEqual([{ run_id: runs[2], night: 3 }]);
    expect(
      value('SELECT count(*) FROM etl_source_file JOIN current_run USING (run_id) WHERE file_key < 0'),
    ).toBe(0);
    expect(
      value(
        'SELECT count(*) FROM source_row JOIN etl_source_file USING (file_key) JOIN current_run USING (run_id)',
      ),
    ).toBe(value('SELECT count(*) FROM source_row'));
  });

  it('a run with no news of a patient leaves no change', () => {
    expect(value(`SELECT count(*) FROM value_change WHERE run_id = '${runs[1]}'`)).toBe(0);
    expect(value(`SELECT compared_with FROM etl_run WHERE run_id = '${runs[1]}'`)).toBe(runs[0]);
  });

  it('a changed progression is a change of the value and of the endpoints that it moves, and of nothing else', () => {
    expect(rows(`SELECT DISTINCT patient_pseudonym FROM value_change`)).toEqual([
      { patient_pseudonym: pseudonym },
    ]);
    expect(
      rows(
        `SELECT DISTINCT table_name, column_name FROM value_change WHERE table_name LIKE 'fact%' ORDER BY 1, 2`,
      ),
    ).toEqual(
      ['progressed_on', 'progressed_on_earliest', 'progressed_on_latest'].map((column_name) => ({
        table_name: 'fact_line_of_therapy',
        column_name,
      })),
    );
    expect(
      value(
        `SELECT new_value - old_value FROM value_change WHERE table_name = 'time_to_event' AND column_name = 'days'`,
      ),
    ).toBe(10);
  });

  it('when a progression first appeared is a query', () => {
    const since = (column: string): unknown[] =>
      rows(`SELECT DISTINCT known_by, value_since.run_id FROM value_since JOIN dim_patient USING (patient_key)
            JOIN fact_line_of_therapy ON line_key = row_key AND table_name = 'fact_line_of_therapy'
            WHERE patient_pseudonym = '${pseudonym}' AND column_name = '${column}' AND has_bevacizumab`);
    expect(since('progressed_on')).toEqual([{ known_by: 'change', run_id: runs[2] }]);
    expect(since('started_on')).toEqual([{ known_by: 'first_night', run_id: runs[0] }]);
  });

  it('the content digest does not depend on earlier runs', () => {
    const other = temporaryFolder();
    const ended = etl({ EXPORTS: inbox, OUT: other, ETL_KEY_FILE: join(out, 'state/pseudonym.key') });
    rmSync(other, { recursive: true, force: true });
    expect(ended.stdout).toContain(`content digest ${digests[2]}`);
  });

  it('make diff shows the value, the endpoint that moved, and that the one moved the other', () => {
    const { stdout } = ask('diff');
    expect(stdout).toMatch(/Values changed {4}3\n/);
    expect(stdout).toMatch(
      new RegExp(
        `pfs {2}${pseudonym} {2}[^\n]*days \\d+ -> \\d+[^\n]*\n {4}by fact_line_of_therapy \\[\\w+ \\d+\\]\\.progressed_on: `,
      ),
    );
    expect(ask('diff', { FROM: runs[0] ?? '', TO: runs[1] ?? '' }).stdout).toContain('No endpoint moved');
  });
});

describe('the kept files', () => {
  const kept = (): string[] => (existsSync(join(out, 'kept')) ? readdirSync(join(out, 'kept')).sort() : []);

  it('are those before the published one, by the same inode', () => {
    expect(kept()).toEqual([`${runs[0]}.sqlite`, `${runs[1]}.sqlite`].sort());
  });

  it('a rollback is one rename: the old file is published, the record has it, and the same run is not repeated', () => {
    const { ino } = statSync(join(out, 'kept', `${runs[1]}.sqlite`));
    expect(ask('rollback', { RUN: runs[1] ?? '' })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(statSync(join(out, 'warehouse.sqlite')).ino).toBe(ino);
    expect(ask('audit')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(night().stdout).toMatch(
      new RegExp(`^Nothing new since run ${runs[2]}, which was rolled back; that of run ${runs[1]} stays`),
    );
    expect(ask('rollback', { RUN: runs[2] ?? '' }).exitCode).toBe(0);
    expect(night().stdout).toMatch(/^Nothing new since run \S+; the published file stays/);
    expect(ask('rollback', { RUN: 'of nobody' })).toMatchObject({ exitCode: 2 });
  });

  it('a lost history is taken over from the published file', () => {
    rmSync(join(out, 'state/history.sqlite'));
    appendFileSync(join(inbox, 'corrections.csv'), '\n');
    published(night());
    expect(value('SELECT count(DISTINCT run_id) FROM finding')).toBe(4);
    expect(value(`SELECT count(*) FROM value_change WHERE run_id = '${runs[2]}'`)).toBeGreaterThan(0);
  });

  it('no more than KEEP of them stay', () => {
    appendFileSync(join(inbox, 'corrections.csv'), '\n');
    published(night({ KEEP: '2' }));
    expect(kept()).toEqual([`${runs[2]}.sqlite`, `${runs[3]}.sqlite`].sort());
  });

  it('an opposition removes them, and the patient from the earlier runs (C-54)', () => {
    writeFileSync(join(inbox, 'oppositions.csv'), `N° dossier DCC;IPP\n${subject.fileNumber};\n`);
    published(night());
    expect(kept()).toEqual([]);
    const bytes = [
      join(out, 'warehouse.sqlite'),
      ...readdirSync(join(out, 'logs')).map((name) => join(out, 'logs', name)),
    ];
    expect(bytes.filter((path) => readFileSync(path).includes(pseudonym))).toEqual([]);
    const history = join(out, 'state/history.sqlite');
    for (const table of ['finding', 'rejected_row', 'value_change']) {
      expect(rows(`SELECT 1 FROM ${table} WHERE patient_pseudonym = '${pseudonym}'`, history)).toEqual([]);
    }
    expect(ask('audit')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
