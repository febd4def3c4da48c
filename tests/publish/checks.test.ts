import { beforeEach, describe, expect, it } from 'vitest';
import { loadWarehouse } from '../../src/load/load.ts';
import { failedChecks } from '../../src/publish/checks.ts';
import { type Connection, openNew } from '../../src/warehouse/open.ts';
import { night, unhurried } from '../load/fixture.ts';
import { patients } from './night.ts';

let db: Connection;
beforeEach(async () => {
  db = openNew(':memory:');
  await loadWarehouse(db, night(patients(3)), unhurried);
});

const FILE = 'registry/REG_20170430.xlsx';
const expected = night(patients(3)).sheets.map(({ sheet, rowsRead }) => ({ file: FILE, sheet, rowsRead }));

const CYCLES =
  "(SELECT column_id FROM answer_column WHERE table_name = 'fact_line_of_therapy' AND column_name = 'cycles')";
const linesOf = (counted: typeof expected): string[] =>
  failedChecks(db, counted).map(({ check, detail }) => `${check}: ${detail}`);

describe('before publication', () => {
  it('a warehouse that is right passes every check', () => {
    expect(failedChecks(db, expected)).toEqual([]);
  });

  it.each([
    [
      'a lost row',
      "DELETE FROM source_row WHERE sheet = 'Lignes' AND row_number = 12",
      [
        `foreign_keys: fact_line_of_therapy -> source_row: 1 rows refer to nothing`,
        `rows_counted: ${FILE}, Lignes: 3 rows in the file, 2 accounted for`,
        `row_account: ${FILE}, Lignes: the account does not fit the rows`,
      ],
    ],
    [
      'a row whose fate is told wrong',
      "UPDATE source_row SET fate = 'ignored' WHERE sheet = 'Lignes' AND row_number = 12",
      [`row_account: ${FILE}, Lignes: the account does not fit the rows`],
    ],
    [
      'a gap without a reason',
      "DELETE FROM missing_cell WHERE row_key = 2 AND column_id = (SELECT column_id FROM answer_column WHERE table_name = 'fact_line_of_therapy' AND column_name = 'cycles')",
      ['missing_reasons: fact_line_of_therapy.cycles: 3 gaps, 2 reasons, 2 of them for a gap'],
    ],
    [
      'a reason without a gap',
      'UPDATE fact_line_of_therapy SET cycles = 4 WHERE line_key = 1',
      ['missing_reasons: fact_line_of_therapy.cycles: 2 gaps, 3 reasons, 2 of them for a gap'],
    ],
    [
      'a view that does not compile',
      'CREATE VIEW broken AS SELECT no_such_column FROM dim_patient',
      ['views_answer: broken: no such column: no_such_column'],
    ],
    [
      'no patient at all (C-57)',
      'DELETE FROM fact_presentation; DELETE FROM dim_patient',
      expect.arrayContaining(['not_empty: dim_patient is empty', 'not_empty: fact_presentation is empty']),
    ],
  ])('%s is found and named', (_what, damage, lines) => {
    db.exec(damage);
    expect(linesOf(expected)).toEqual(lines);
  });

  it('a sheet that the independent count does not know is found, and named', () => {
    expect(failedChecks(db, expected.slice(0, 1))).toEqual([
      { check: 'rows_counted', detail: `${FILE}, Fiches: rows of a sheet that was not read` },
    ]);
  });

  it('a sheet of which nothing was loaded is found, and one without rows is none', () => {
    const blank = { file: FILE, sheet: 'Suivi', rowsRead: 0 };
    expect(failedChecks(db, [...expected, blank])).toEqual([]);
    expect(failedChecks(db, [...expected, { ...blank, rowsRead: 2 }])).toEqual([
      { check: 'rows_counted', detail: `${FILE}, Suivi: 2 rows in the file, 0 accounted for` },
    ]);
  });

  it.each([
    [2, 'Lignes: 2 rows in the file, 3 accounted for'],
    [4, 'Lignes: 4 rows in the file, 3 accounted for'],
  ])('of three rows that were loaded %i in the file is a miscount', (rowsRead, told) => {
    const counted = expected.map((sheet) => (sheet.sheet === 'Lignes' ? { ...sheet, rowsRead } : sheet));
    expect(linesOf(counted)).toEqual([`rows_counted: ${FILE}, ${told}`]);
  });

  it('a row of another sheet of the same name makes up for none that is lost', () => {
    const other = "(SELECT file_key FROM etl_source_file WHERE file = 'registry/REG_20170101.xlsx')";
    db.exec(`UPDATE source_row SET file_key = ${other} WHERE sheet = 'Lignes' AND row_number = 12`);
    expect(linesOf(expected)).toContain(`rows_counted: ${FILE}, Lignes: 3 rows in the file, 2 accounted for`);
    expect(linesOf(expected)).toContain(
      'rows_counted: registry/REG_20170101.xlsx, Lignes: rows of a sheet that was not read',
    );
  });

  it.each(['loaded', 'superseded', 'duplicate', 'ignored', 'rejected'])(
    'a row too many that is %s is found in the account, fate by fate (C-44)',
    (fate) => {
      db.exec(
        `UPDATE etl_row_count SET rows_${fate} = rows_${fate} + 1 WHERE sheet = 'Lignes' AND stage = 'load'`,
      );
      expect(linesOf(expected)).toContain(`row_account: ${FILE}, Lignes: the account does not fit the rows`);
    },
  );

  it('rows read that differ from those of the sheet are found in the account, and those of other runs are ignored', () => {
    db.exec(`
      UPDATE etl_run SET night = 5;
      INSERT INTO etl_run (run_id, night, started_at, started_by, study, code_version, key_id, inputs_sha256,
          parameters_sha256, extracted_on, patients_loaded, patients_opposed)
        SELECT 'night-0', 4, started_at, started_by, study, code_version, key_id, inputs_sha256,
          parameters_sha256, extracted_on, 1, 0 FROM etl_run;
      INSERT INTO etl_row_count
        SELECT 'night-0', file_key, file, sheet, 'load', 9, 9, 0, 0, 0, 0 FROM etl_row_count WHERE stage = 'load'`);
    expect(linesOf(expected)).toEqual([]);
    db.pragma('ignore_check_constraints = ON'); // as in a draft
    db.exec("UPDATE etl_row_count SET rows_read = 9 WHERE sheet = 'Lignes' AND stage = 'extract'");
    expect(linesOf(expected).filter((line) => line.startsWith('row_account'))).toEqual([]);
    db.pragma('ignore_check_constraints = ON');
    db.exec("UPDATE etl_row_count SET rows_read = 9 WHERE sheet = 'Lignes' AND stage = 'load'");
    expect(linesOf(expected)).toContain(`row_account: ${FILE}, Lignes: the account does not fit the rows`);
  });

  it('a value that its column does not allow is found, though it could be written', () => {
    db.exec("UPDATE source_row SET fate = 'forgotten' WHERE sheet = 'Fiches' AND row_number = 12");
    expect(linesOf(expected)).toContain('integrity: CHECK constraint failed in source_row');
  });

  it('references to nothing are counted, table by table', () => {
    db.exec('DELETE FROM dim_patient');
    db.exec("DELETE FROM source_row WHERE sheet = 'Lignes' AND row_number IN (12, 13)");
    const dangling = linesOf(expected).filter((line) => line.startsWith('foreign_keys'));
    expect(dangling).toContain('foreign_keys: fact_line_of_therapy -> source_row: 2 rows refer to nothing');
    expect(dangling).toContain('foreign_keys: fact_presentation -> dim_patient: 3 rows refer to nothing');
  });

  it.each(['dim_patient', 'fact_presentation', 'source_row', 'etl_source_file'])(
    'without a row of %s nothing is published (C-57)',
    (table) => {
      const empty = (): string[] => linesOf(expected).filter((line) => line.startsWith('not_empty'));
      expect(empty()).toEqual([]);
      db.exec(`DELETE FROM ${table}`);
      expect(empty()).toEqual([`not_empty: ${table} is empty`]);
    },
  );

  it('a view that can be queried passes, and one that cannot is reported', () => {
    db.exec('CREATE VIEW answers AS SELECT * FROM dim_patient');
    expect(linesOf(expected)).toEqual([]);
    db.exec('CREATE VIEW broken AS SELECT * FROM no_such_table');
    expect(linesOf(expected)).toEqual(['views_answer: broken: no such table: main.no_such_table']);
  });

  it('a gap whose reason is at another row is reported as one of each', () => {
    db.exec('UPDATE fact_line_of_therapy SET cycles = 4 WHERE line_key = 1');
    db.exec(`DELETE FROM missing_cell WHERE row_key = 2 AND column_id = ${CYCLES}`);
    expect(linesOf(expected)).toEqual([
      'missing_reasons: fact_line_of_therapy.cycles: 2 gaps, 2 reasons, 1 of them for a gap',
    ]);
  });
});
