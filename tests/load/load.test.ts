import { describe, expect, it } from 'vitest';
import { loadWarehouse } from '../../src/load/load.ts';
import { failedChecks } from '../../src/publish/checks.ts';
import { ANSWERS } from '../../src/warehouse/answers.ts';
import { type Connection, openNew } from '../../src/warehouse/open.ts';
import type { PatientRecords } from '../../src/warehouse/record.ts';
import { createIndexes } from '../../src/warehouse/schema.ts';
import { line, night, patient, place, presentation, unhurried } from './fixture.ts';

async function loaded(
  patients: readonly PatientRecords[],
  over: Parameters<typeof night>[1] = {},
): Promise<Connection> {
  const db = openNew(':memory:');
  await loadWarehouse(db, night(patients, over), unhurried);
  createIndexes(db);
  return db;
}

const rows = (db: Connection, query: string): unknown[] => db.prepare(query).raw().all();

describe('the star', () => {
  it('keys rise in the order of the patients, and children point at their patient and line', async () => {
    const second = patient(2, {
      administrations: [
        {
          rowId: 90_000_012,
          lineIndex: 0,
          columns: {},
          answers: {
            administered_on: { value: '2012-04-02' },
            drug: { value: 'bevacizumab' },
            dose_mg: { value: 400.5 },
          },
        },
      ],
    });
    const db = await loaded([patient(1), second]);
    expect(rows(db, 'SELECT patient_key, line_key FROM fact_line_of_therapy')).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(rows(db, 'SELECT patient_key, line_key, drug, dose_mg FROM fact_administration')).toEqual([
      [2, 2, 'bevacizumab', 400.5],
    ]);
    expect(rows(db, 'SELECT patients_loaded, study FROM etl_run')).toEqual([[2, 'trial']]);
  });

  it('booleans become 0 and 1, lists become bridge rows', async () => {
    const db = await loaded([patient(1)]);
    expect(rows(db, 'SELECT is_in_window, has_metastases FROM fact_presentation')).toEqual([[1, null]]);
    expect(rows(db, 'SELECT site FROM bridge_metastatic_site')).toEqual([['bone'], ['liver']]);
  });

  it('a list without a table of its own is in code_label', async () => {
    const db = await loaded([patient(1)]);
    expect(rows(db, 'SELECT list, code, position FROM code_label')).toEqual([
      ['sex', 'female', 2],
      ['sex', 'male', 1],
    ]);
    expect(rows(db, 'SELECT code, subgroup, is_digestive FROM code_primary_site ORDER BY position')).toEqual([
      ['pancreas', 'pancreas', 1],
      ['bronchus', null, 0],
    ]);
  });

  it('every nullable column of a dimension or fact is an answer, a key, a bound, how a patient was linked, how long a line ran or when the patient was last seen', async () => {
    const db = await loaded([patient(1)]);
    const others = Object.entries(ANSWERS).flatMap(([table, columns]) =>
      (
        db
          .prepare('SELECT name FROM pragma_table_info(?) WHERE "notnull" = 0 AND pk = 0')
          .pluck()
          .all(table) as string[]
      )
        .filter((column) => !(column in columns) && !/_(key|earliest|latest)$/.test(column))
        .map((column) => `${table}.${column}`),
    );
    expect(others).toEqual([
      'dim_patient.orbis_linked_by',
      'fact_line_of_therapy.ran_until',
      'fact_follow_up.last_seen_on',
    ]);
  });

  it('a record that names a row of another patient is refused', async () => {
    await expect(loaded([patient(1, { lines: [line(90_000_012)] }), patient(2)])).rejects.toThrow(
      /not among the rows/,
    );
  });

  it('a code that is in no list is refused by the checks, not swallowed', async () => {
    const bad = patient(1, {
      presentations: [presentation(70_000_011, { primary_site: { value: 'elbow' } })],
    });
    const db = await loaded([bad]);
    const { sheets, files } = night([bad]);
    const expected = sheets.map((sheet) => ({ ...sheet, file: files[0]?.file ?? '' }));
    expect(failedChecks(db, expected)).toEqual([
      { check: 'foreign_keys', detail: 'fact_presentation -> code_primary_site: 1 rows refer to nothing' },
    ]);
  });
});

describe('how a value came to be', () => {
  it('every missing answer has its reason and its raw text (C-26)', async () => {
    const one = presentation(70_000_011, {
      grade: { value: null, missing: { reason: 'unreadable', raw: 'G7' } },
    });
    const db = await loaded([patient(1, { presentations: [one] })]);
    const reason = `
      SELECT r.code, m.raw_text FROM missing_cell AS m JOIN missing_reason AS r USING (reason_id)
      JOIN answer_column AS c USING (column_id) WHERE c.table_name = 'fact_presentation' AND c.column_name = 'grade'`;
    expect(rows(db, reason)).toEqual([['unreadable', 'G7']]);
    expect(rows(db, 'SELECT count(*) FROM missing_cell WHERE column_id = 1')).toEqual([[0]]);
  });

  it('a partial date keeps its text and gives the bounds of its fact (AP-8)', async () => {
    const march = {
      precision: 'month',
      value: '2014-03-15',
      earliest: '2014-03-01',
      latest: '2014-03-31',
    } as const;
    const year = { precision: 'year', value: null, earliest: '2015-01-01', latest: '2015-12-31' } as const;
    const one = line(90_000_011, {
      started_on: { value: '2014-03-15', partial: { raw: 'mars 2014', source: 'registry', ...march } },
      progressed_on: {
        value: null,
        missing: { reason: 'unreadable', raw: '2015' },
        partial: { raw: '2015', source: 'registry', ...year },
      },
    });
    const db = await loaded([patient(1, { lines: [one] })]);
    expect(
      rows(
        db,
        `SELECT started_on_earliest, started_on, started_on_latest, progressed_on_earliest, progressed_on, progressed_on_latest
         FROM fact_line_of_therapy`,
      ),
    ).toEqual([['2014-03-01', '2014-03-15', '2014-03-31', '2015-01-01', null, '2015-12-31']]);
    expect(rows(db, 'SELECT raw_text, precision, value FROM partial_date ORDER BY column_id')).toEqual([
      ['mars 2014', 'month', '2014-03-15'],
      ['2015', 'year', null],
    ]);
  });

  it('an exact date is its own bounds, a missing one has none', async () => {
    const db = await loaded([
      patient(1, { lines: [line(90_000_011, { started_on: { value: '2014-03-02' } })] }),
    ]);
    expect(
      rows(
        db,
        'SELECT started_on_earliest, started_on_latest, progressed_on_earliest FROM fact_line_of_therapy',
      ),
    ).toEqual([['2014-03-02', '2014-03-02', null]]);
  });

  it('origins and conflicts point at the rows that they come from (S-4)', async () => {
    const one = line(90_000_011, {
      cycles: {
        value: 6,
        origin: [{ how: 'refinement', rowId: 70_000_011, field: 'administered_on' }],
        conflicts: [
          {
            keptSource: 'b',
            keptValue: '6',
            otherSource: 'a',
            otherValue: '5',
            rule: 'S-4',
            otherRowId: 90_000_011,
          },
        ],
      },
    });
    const db = await loaded([patient(1, { lines: [one] })]);
    expect(
      rows(db, 'SELECT how, row_number, sheet FROM value_origin JOIN source_row USING (source_row_key)'),
    ).toEqual([['refinement', 11, 'Fiches']]);
    const conflict = `SELECT table_name, row_key, column_name, kept_value, other_value, sheet, row_number
      FROM source_conflict JOIN source_row ON source_row_key = other_source_row_key`;
    expect(rows(db, conflict)).toEqual([['fact_line_of_therapy', 1, 'cycles', '6', '5', 'Lignes', 11]]);
  });
});

describe('rows and findings', () => {
  it('each row of each sheet has one fate, and the account of the sheet adds up (C-44)', async () => {
    const finding = {
      code: 'missing_key',
      place: { file: 'f', sheet: 'Fiches', rowNumber: 40 },
      details: { column: 'Ligne' },
    } as const;
    const one = patient(1);
    const outcomes = [
      ...one.outcomes,
      { row: place(7, 40), fate: 'rejected', finding } as const,
      { row: place(7, 41), fate: 'superseded' } as const,
    ];
    const db = await loaded([{ ...one, outcomes }]);
    expect(
      rows(
        db,
        `SELECT sheet, stage, rows_read, rows_loaded, rows_superseded, rows_duplicate, rows_ignored, rows_rejected
         FROM etl_row_count ORDER BY sheet, stage`,
      ),
    ).toEqual([
      ['Fiches', 'extract', 4, 4, 0, 0, 0, 0],
      ['Fiches', 'load', 4, 1, 1, 0, 1, 1],
      ['Lignes', 'extract', 1, 1, 0, 0, 0, 0],
      ['Lignes', 'load', 1, 1, 0, 0, 0, 0],
    ]);
    expect(rows(db, 'SELECT row_number, code, message FROM rejected_row')).toEqual([
      [40, 'missing_key', 'the key column Ligne is empty or unusable; the row cannot be placed'],
    ]);
    expect(rows(db, 'SELECT severity, code, rule, row_number, patient_key FROM finding')).toEqual([
      ['error', 'missing_key', 'C-44', 40, 1],
    ]);
  });

  it('a row that occurs twice is refused', async () => {
    const one = patient(1);
    await expect(loaded([{ ...one, outcomes: [...one.outcomes, ...one.outcomes] }])).rejects.toThrow(
      /UNIQUE constraint failed/,
    );
  });

  it('files, sheets and file findings are numbered by name, not by the order in which they came', async () => {
    const { files, sheets } = night([patient(1)]);
    const findings = [
      { code: 'missing_column', place: { file: 'b' } },
      { code: 'missing_column', place: { file: 'a' } },
    ] as const;
    const there = await loaded([patient(1)], { findings });
    const back = await loaded([patient(1)], {
      files: files.toReversed(),
      sheets: sheets.toReversed(),
      findings: findings.toReversed(),
    });
    for (const table of ['etl_source_file', 'source_row', 'finding']) {
      expect(rows(back, `SELECT * FROM ${table}`)).toEqual(rows(there, `SELECT * FROM ${table}`));
    }
  });

  it('of each code the first three places are reported, whatever its count', async () => {
    const findings = [5, 4, 3, 2, 1].map(
      (rowNumber) => ({ code: 'not_a_date', place: { file: 'f', rowNumber }, quote: 'x' }) as const,
    );
    const db = openNew(':memory:');
    const result = await loadWarehouse(db, night([patient(1)], { findings }), unhurried);
    expect(result.findings.tallies()).toMatchObject([{ code: 'not_a_date', severity: 'warning', count: 5 }]);
    expect(result.findings.tallies()[0]?.examples.map((example) => example.rowNumber)).toEqual([1, 2, 3]);
  });
});
