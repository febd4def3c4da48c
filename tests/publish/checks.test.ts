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
    expect(failedChecks(db, expected).map(({ check, detail }) => `${check}: ${detail}`)).toEqual(lines);
  });

  it('a sheet that the independent count does not know is found', () => {
    expect(failedChecks(db, expected.slice(0, 1))).toHaveLength(1);
  });
});
