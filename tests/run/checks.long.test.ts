import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { type Ended, etl, inventInbox, temporaryFolder } from './inbox.ts';

const EI = 'DATE_DEBUT;LIBELLE;CONDUITE;GRADE_CTCAE;IMPUTABILITE;DATE_FIN;IPP';
const SAMPLES = join(import.meta.dirname, '../../sample-exports/inbox');

let inbox: string;
let out: string;
beforeAll(() => {
  inbox = inventInbox();
});
afterAll(() => rmSync(inbox, { recursive: true, force: true }));
beforeEach(() => {
  out = temporaryFolder();
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const night = (variables: Readonly<Record<string, string>> = {}): Ended =>
  etl({ EXPORTS: inbox, OUT: out, ...variables });

function rows(sql: string, folder = out): unknown[] {
  const db = openReadOnly(join(folder, 'warehouse.sqlite'));
  try {
    return db.prepare(sql).raw().all();
  } finally {
    db.close();
  }
}

const digestOf = ({ stdout, stderr }: Ended): string | undefined =>
  /content digest ([0-9a-f]{64})/.exec(stdout + stderr)?.[1];

it('a check of severity error publishes nothing and lists the rows with their places', () => {
  const extra = join(inbox, 'orbis', 'ORBIS_EI_20170610.csv');
  const withoutNumber = Array.from(
    { length: 10 },
    (_, n) => `${String(n + 1).padStart(2, '0')}/01/2014;fatigue;Aucune;2;Bevacizumab;;`,
  );
  writeFileSync(extra, `${[EI, ...withoutNumber].join('\r\n')}\r\n`);
  const { exitCode, stderr } = night();
  rmSync(extra);
  expect(stderr).toMatch(
    /check_sheet_mostly_rejected: 1\/\d+ \(at most 0 %\): Sheets with more rejected than loaded rows/,
  );
  expect(stderr).toContain('check_sheet_mostly_rejected: ORBIS_EI_20170610.csv, EI, row 2 (source_row ');
  expect(exitCode).toBe(1);
  expect(existsSync(join(out, 'warehouse.sqlite'))).toBe(false);
});

it('the next published run shows the counts of the last one, and its digest does not depend on them', () => {
  night();
  const [[run, failed, checked]] = rows(
    "SELECT run_id, n_failed, n_checked FROM check_count WHERE check_name = 'check_line_start_missing'",
  ) as [[string, number, number]];
  const second = night({ CUTOFF: '2017-04-29' });
  // Published; the invented people include some whose findings are errors.
  expect(second.exitCode).toBe(3);
  expect(second.stdout + second.stderr).toMatch(/Checks {4}\d+ pass, \d+ fail, \d+ not applicable, 0 error/);
  expect(
    rows(
      "SELECT previous_run_id, previous_n_failed, previous_n_checked, change FROM check_result WHERE check_name = 'check_line_start_missing'",
    ),
  ).toEqual([[run, failed, checked, 'same']]);

  const afresh = temporaryFolder();
  mkdirSync(join(afresh, 'state'));
  copyFileSync(join(out, 'state', 'pseudonym.key'), join(afresh, 'state', 'pseudonym.key'));
  const first = etl({ EXPORTS: inbox, OUT: afresh, CUTOFF: '2017-04-29' });
  expect(rows('SELECT COUNT(DISTINCT run_id) FROM check_count', afresh)).toEqual([[1]]);
  expect(digestOf(second)).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOf(first)).toBe(digestOf(second));
  rmSync(afresh, { recursive: true, force: true });
});

it('no check of severity error fails on the sample exports, and every check is made', () => {
  expect(night({ EXPORTS: SAMPLES }).exitCode).toBe(0);
  expect(
    rows(
      "SELECT check_name FROM check_result WHERE state = 'error' OR state = 'fail' AND severity = 'error'",
    ),
  ).toEqual([]);
  expect(rows("SELECT COUNT(*) FROM check_result WHERE state IN ('pass', 'fail')")).toEqual(
    rows('SELECT COUNT(*) FROM check_definition'),
  );
});

it('the rows that failed lead to their cells', () => {
  night({ EXPORTS: SAMPLES });
  const places = rows(
    `SELECT check_name, COUNT(*), SUM(file IS NULL OR row_number IS NULL), SUM(source_column IS NULL), SUM(patient_pseudonym IS NULL)
     FROM check_offender_place
     WHERE check_name IN ('check_line_start_missing', 'check_end_before_start', 'check_death_undated')
     GROUP BY check_name`,
  ) as [string, number, number, number, number][];
  expect(places.length).toBeGreaterThanOrEqual(2);
  for (const [check, n, ...absent] of places)
    expect([check, n > 0, ...absent]).toEqual([check, true, 0, 0, 0]);
});
