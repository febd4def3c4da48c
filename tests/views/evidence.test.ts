import { describe, expect, test } from 'vitest';
import type { Connection } from '../../src/warehouse/open.ts';
import { insert, insertAll } from './insert.ts';
import { INDEX, warehouse } from './warehouse.ts';

/**
 * Patient 1 with the tumor of row 1 (fiche, row 4); its line comes from row 2, a refined start from row 3 (ORBIS).
 */
function trace(db: Connection): void {
  insert(db, 'source_row', {
    source_row_key: 2,
    file_key: 1,
    sheet: 'Lignes de traitement',
    row_number: 9,
    fate: 'loaded',
  });
  insert(db, 'source_row', {
    source_row_key: 3,
    file_key: 2,
    sheet: 'CURES',
    row_number: 12,
    fate: 'loaded',
  });
  insert(db, 'source_row', {
    source_row_key: 4,
    file_key: 1,
    sheet: 'Fiches RCP',
    row_number: 5,
    fate: 'superseded',
    fate_code: 'lower_version',
  });
  db.exec('UPDATE fact_line_of_therapy SET source_row_key = 2');
  insertAll(db, 'answer_column', [
    { column_id: 1, table_name: 'dim_tumor', column_name: 'grade' },
    { column_id: 2, table_name: 'dim_tumor', column_name: 'ki67_low' },
    { column_id: 3, table_name: 'fact_line_of_therapy', column_name: 'started_on' },
    { column_id: 4, table_name: 'fact_line_of_therapy', column_name: 'ended_on' },
    { column_id: 5, table_name: 'fact_response', column_name: 'response' },
  ]);
  insertAll(db, 'answer_source', [
    { column_id: 1, sheet: 'Fiches RCP', field: 'grade' },
    { column_id: 2, sheet: 'Fiches RCP', field: 'ki67' },
    { column_id: 3, sheet: 'Lignes de traitement', field: 'started_on' },
    { column_id: 4, sheet: 'Lignes de traitement', field: 'ended_on' },
  ]);
  insertAll(db, 'etl_source_column', [
    { file_key: 1, sheet: 'Fiches RCP', field: 'grade', source_column: 'Grade OMS' },
    { file_key: 1, sheet: 'Fiches RCP', field: 'ki67', source_column: 'Ki67 (%)' },
    { file_key: 1, sheet: 'Lignes de traitement', field: 'started_on', source_column: 'Date début' },
    { file_key: 1, sheet: 'Lignes de traitement', field: 'ended_on', source_column: 'Date fin' },
    { file_key: 2, sheet: 'CURES', field: 'administered_on', source_column: 'DATE_CURE' },
  ]);
  insert(db, 'value_origin', {
    column_id: 3,
    row_key: 11,
    how: 'refinement',
    source_row_key: 3,
    field: 'administered_on',
  });
  insertAll(db, 'missing_reason', [
    { reason_id: 1, code: 'not_recorded', label_en: 'not recorded', label_fr: 'non renseigné' },
    { reason_id: 2, code: 'not_applicable', label_en: 'not applicable', label_fr: 'sans objet' },
  ]);
  insert(db, 'missing_cell', { column_id: 2, row_key: 1, reason_id: 1, raw_text: 'NR' });
  insert(db, 'missing_cell', { column_id: 4, row_key: 11, reason_id: 2, raw_text: '' });
  insertAll(db, 'partial_date', [
    { column_id: 3, row_key: 11, ...month('2012-02-15', '2012-02-01', '2012-02-29'), raw_text: '02/2012' },
    {
      column_id: 4,
      row_key: 11,
      ...month(null, '2012-01-01', '2012-12-31'),
      precision: 'year',
      raw_text: '2012',
    },
  ]);
}

const month = (value: string | null, earliest: string, latest: string): Record<string, string | null> => ({
  precision: 'month',
  value,
  earliest,
  latest,
  source: 'dcc',
});

describe('lineage (C-44)', () => {
  test('leads from a value to its cell; a refined one to where it was refined from; a missing one nowhere', () => {
    const { db } = warehouse([{ tumor: { grade: 2 } }], trace);
    const lineage = db.prepare(
      'SELECT table_name, row_key, column_name, file, sheet, row_number, source_column, how FROM lineage',
    );
    expect(lineage.raw().all()).toEqual([
      ['dim_tumor', 1, 'grade', 'DCC_RENATEN_20170601.xlsx', 'Fiches RCP', 4, 'Grade OMS', 'own_row'],
      [
        'fact_line_of_therapy',
        11,
        'started_on',
        'ORBIS_CURES_20170601.csv',
        'CURES',
        12,
        'DATE_CURE',
        'refinement',
      ],
    ]);
  });

  test('every row of a dimension or fact has its export row', () => {
    const { value } = warehouse([{ lines: [INDEX], events: [{ term: 'nausea' }] }], trace);
    expect(value('SELECT COUNT(*) FROM fact_row')).toBe(6);
  });

  test('row_fate has the outcome of each export row', () => {
    const { row } = warehouse([], trace);
    expect(
      row('SELECT source, sheet, row_number, fate, fate_code FROM row_fate WHERE source_row_key = 4'),
    ).toEqual({
      source: 'dcc',
      sheet: 'Fiches RCP',
      row_number: 5,
      fate: 'superseded',
      fate_code: 'lower_version',
    });
  });
});

test('imputed_date has the imputed dates alone, with text and bounds (AP-8, C-45)', () => {
  expect(warehouse([{}], trace).rows('SELECT * FROM imputed_date')).toEqual([
    {
      table_name: 'fact_line_of_therapy',
      row_key: 11,
      column_name: 'started_on',
      raw_text: '02/2012',
      precision: 'month',
      value: '2012-02-15',
      earliest: '2012-02-01',
      latest: '2012-02-29',
      source: 'dcc',
    },
  ]);
});

test('missing_value has reason, text and source (C-26)', () => {
  expect(warehouse([{}], trace).db.prepare('SELECT * FROM missing_value').raw().all()).toEqual([
    ['dim_tumor', 1, 'ki67_low', 'not_recorded', 'NR', 'dcc'],
    ['fact_line_of_therapy', 11, 'ended_on', 'not_applicable', '', 'dcc'],
  ]);
});

describe('value_state', () => {
  const statesOf = (more: (db: Connection) => void = () => {}): unknown[] =>
    warehouse([{ tumor: { grade: 2 } }], (db) => {
      trace(db);
      more(db);
    })
      .db.prepare(
        'SELECT column_name, state, has_conflict, is_corrected, raw_text FROM value_state ORDER BY table_name, row_key, column_name',
      )
      .raw()
      .all();
  const PLAIN = [
    ['grade', 'recorded', 0, 0, null],
    ['ki67_low', 'not_recorded', 0, 0, 'NR'],
    // A year is missing as a date, and has the text of the year.
    ['ended_on', 'not_applicable', 0, 0, '2012'],
    ['started_on', 'imputed', 0, 0, '02/2012'],
  ];

  test('has one state for each answer of each row: recorded, imputed, or the missing reason', () => {
    expect(statesOf()).toEqual(PLAIN);
  });

  test('marks a value that two sources give differently (S-4)', () => {
    const conflict = (db: Connection) =>
      insert(db, 'source_conflict', {
        conflict_key: 1,
        table_name: 'dim_tumor',
        row_key: 1,
        column_name: 'grade',
        rule: 'S-4',
        kept_source: 'dcc',
        kept_value: '2',
        other_source: 'orbis',
        other_value: '3',
      });
    expect(statesOf(conflict)).toEqual([['grade', 'recorded', 1, 0, null], ...PLAIN.slice(1)]);
  });

  test('marks a value of a correction, and no other origin (C-54)', () => {
    const origin = (how: string) => (db: Connection) =>
      insert(db, 'value_origin', { column_id: 1, row_key: 1, how, source_row_key: 3, field: 'grade' });
    expect(statesOf(origin('correction'))).toEqual([['grade', 'recorded', 0, 1, null], ...PLAIN.slice(1)]);
    expect(statesOf(origin('fallback'))).toEqual(PLAIN);
  });
});

test('missing_data_summary counts each column, to one decimal half up, also of an empty table (AP-25)', () => {
  const patients = Array.from({ length: 16 }, () => ({}));
  const { db } = warehouse(patients, trace);
  expect(
    db
      .prepare('SELECT table_name, column_name, n, missing, percent, not_recorded FROM missing_data_summary')
      .raw()
      .all(),
  ).toEqual([
    ['dim_tumor', 'grade', 16, 0, 0, 0],
    ['dim_tumor', 'ki67_low', 16, 1, 6.3, 1],
    ['fact_line_of_therapy', 'started_on', 16, 0, 0, 0],
    ['fact_line_of_therapy', 'ended_on', 16, 0, 0, 0],
    ['fact_response', 'response', 0, 0, null, 0],
  ]);
});

describe('missing values worth a call', () => {
  const calls = (spec: Parameters<typeof warehouse>[0][number]): unknown[] =>
    warehouse([spec])
      .db.prepare(
        'SELECT endpoint, column_name, effect, days_at_stake FROM missing_value_to_call ORDER BY endpoint, column_name',
      )
      .raw()
      .all();
  const known = { ...INDEX, best_response: 'sd' };

  test('without missing values there is no one to call', () => {
    expect(calls({ lines: [known] })).toEqual([]);
  });

  test('the one date that hides an endpoint', () => {
    expect(calls({ lines: [{ ...known, start: null }] })).toEqual([
      ['os', 'started_on', 'computable', null],
      ['pfs', 'started_on', 'computable', null],
    ]);
    expect(calls({ lines: [{ ...known, progression: 'undated' }] })).toEqual([
      ['pfs', 'progressed_on', 'computable', null],
    ]);
    expect(calls({ lines: [known], followUp: { news: null } })).toEqual([
      ['os', 'last_news_on', 'computable', null],
      ['pfs', 'last_news_on', 'computable', null],
    ]);
    expect(calls({ lines: [{ ...known, progression: '2012-06-01' }], followUp: { is_dead: 1 } })).toEqual([
      ['os', 'died_on', 'computable', null],
    ]);
  });

  test('not where two dates are missing: one alone would not help', () => {
    expect(calls({ lines: [{ ...known, start: null }], followUp: { news: null } })).toEqual([]);
  });

  test('imputed days, with the days at stake', () => {
    expect(calls({ lines: [{ ...known, start: '2012-02', progression: '2012-04' }] })).toEqual([
      ['os', 'started_on', 'duration', 28],
      ['pfs', 'progressed_on', 'duration', 29],
      ['pfs', 'started_on', 'duration', 28],
    ]);
  });

  test('a missing response, a missing criterion', () => {
    expect(calls({ tumor: { differentiation: null } })).toEqual([
      ['all', 'differentiation', 'selection', null],
      ['response', 'best_response', 'answer', null],
    ]);
  });
});
