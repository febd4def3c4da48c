import { describe, expect, test } from 'vitest';
import { COLUMN_EFFECTS } from '../../src/warehouse/column-effects.ts';
import type { Connection } from '../../src/warehouse/open.ts';
import { insert, insertAll } from './insert.ts';
import { INDEX, type PatientSpec, type Warehouse, warehouse } from './warehouse.ts';

/** What the load declares beside the patients: effects, labels of columns, the run. */
function declared(db: Connection): void {
  insertAll(db, 'finding_effect', [
    { code: 'progression_without_date', may_move: 'pfs' },
    { code: 'progression_without_date', may_move: 'pfs_retreatment' },
  ]);
  const effects = COLUMN_EFFECTS.flatMap(({ table, part, columns, effects }) =>
    columns.flatMap((column) => effects.map((effect) => [table, part, column, effect] as const)),
  );
  for (const [table_name, row_part, column_name, may_move] of effects) {
    insert(db, 'column_effect', { table_name, row_part, column_name, may_move });
  }
  const columns = new Set(effects.map(([table, , column]) => `${table}.${column}`));
  for (const named of columns) {
    const [object = '', column = ''] = named.split('.');
    insert(db, 'data_dictionary', {
      object,
      column,
      type: 'TEXT',
      label_en: `${column} en`,
      label_fr: `${column} fr`,
    });
  }
  insert(db, 'etl_run', {
    run_id: 'run',
    night: 1,
    started_at: '2017-06-10T02:00:00.000Z',
    started_by: 'etl',
    study: 'trial',
    code_version: 'c',
    key_id: 'k',
    inputs_sha256: 'i',
    parameters_sha256: 'p',
    extracted_on: '2017-06-10',
    patients_loaded: 1,
    patients_opposed: 0,
  });
}

function doubtsOf(patients: readonly PatientSpec[], more: (db: Connection) => void = () => {}): unknown[] {
  const { db } = warehouse(patients, (open) => {
    declared(open);
    more(open);
  });
  return db
    .prepare('SELECT patient_key, code, severity, may_move, message_fr FROM patient_doubt ORDER BY 1, 2, 4')
    .raw()
    .all();
}

const EXCLUDED: PatientSpec = { tumor: { primary_site: 'bronchus' } };

describe('the doubts about an analysed patient', () => {
  test('an imputed day, with the endpoints that rest on it and the days at stake (AP-8)', () => {
    const doubts = doubtsOf([{ followUp: { news: '2014-02' } }]);
    expect(doubts).toEqual([
      [
        1,
        'imputed_day',
        'info',
        'os, pfs',
        'last_news_on fr : le jour est imputé ; la durée peut varier de 27 jours au plus',
      ],
    ]);
    expect(doubtsOf([{ followUp: { news: '2014-02-10' } }])).toEqual([]);
  });

  test('a conflict of sources in a value that the study reads (S-4)', () => {
    const conflict = (row_key: number, column_name: string) => (db: Connection) =>
      insert(db, 'source_conflict', {
        conflict_key: 1,
        table_name: 'fact_line_of_therapy',
        row_key,
        column_name,
        rule: 'C-82',
        kept_source: 'dcc',
        kept_value: 'sd',
        other_source: 'orbis',
        other_value: 'pr',
      });
    expect(doubtsOf([{}], conflict(11, 'best_response'))).toEqual([
      [
        ...[1, 'source_conflict', 'warning', 'response_rate'],
        'best_response fr : les sources se contredisent : sd (dcc) est retenu, et non pr (orbis)',
      ],
    ]);
    expect(doubtsOf([{}], conflict(11, 'modality'))).toEqual([]);
    expect(doubtsOf([{ lines: [INDEX, { start: '2013-06-01' }] }], conflict(12, 'best_response'))).toEqual(
      [],
    );
    expect(doubtsOf([EXCLUDED], conflict(11, 'best_response'))).toEqual([]);
  });

  test('a finding about the patient, with all that it may move; one that moves nothing is no doubt', () => {
    const finding = (code: string) => (db: Connection) =>
      insert(db, 'finding', {
        finding_key: 1,
        run_id: 'run',
        severity: 'warning',
        code,
        rule: 'C-5',
        patient_key: 1,
        message: 'in English',
        message_fr: 'en français',
      });
    expect(doubtsOf([{}], finding('progression_without_date'))).toEqual([
      [1, 'progression_without_date', 'warning', 'pfs, pfs_retreatment', 'en français'],
    ]);
    expect(doubtsOf([{}], finding('sentinel_date'))).toEqual([]);
    expect(doubtsOf([EXCLUDED], finding('progression_without_date'))).toEqual([]);
  });

  describe('a check that the value fails', () => {
    const offends = (severity: string, column_name: string, found: Warehouse): unknown[] => {
      const { db } = found;
      insert(db, 'check_definition', {
        check_name: 'check_any',
        category: 'completeness',
        context: 'verification',
        severity,
        allowed_percent: 20,
        counts: 'lines',
        title: 'A title',
        rule: 'C-26',
      });
      insert(db, 'check_offender', {
        check_name: 'check_any',
        table_name: 'fact_line_of_therapy',
        row_key: 11,
        row_name: '',
        column_name,
        patient_key: 1,
      });
      return db.prepare('SELECT code, may_move, message_fr FROM patient_doubt').raw().all();
    };
    test('is a doubt, whatever the share of rows that may fail', () => {
      expect(offends('warning', 'cycles', warehouse([{}], declared))).toEqual([
        ['check_any', 'table_08', 'cycles fr : la valeur manque ; à vérifier (contrôle check_any)'],
      ]);
    });
    test('is none where it is of severity info, or repeats another doubt', () => {
      expect(offends('info', 'cycles', warehouse([{}], declared))).toEqual([]);
      const imputed = warehouse([{ lines: [{ ...INDEX, start: '2012-02' }] }], declared);
      expect(offends('warning', 'started_on', imputed)).toEqual([
        [
          'imputed_day',
          'os, pfs',
          'started_on fr : le jour est imputé ; la durée peut varier de 28 jours au plus',
        ],
      ]);
    });
  });
});

describe('why an included patient is not analysed (AP-5, C-5)', () => {
  test.each<[string, PatientSpec]>([
    ['start_missing', { lines: [{ ...INDEX, start: '2012' }] }],
    ['event_undated', { lines: [{ ...INDEX, progression: 'undated' }] }],
    ['end_missing', { followUp: { news: null } }],
    ['contradicting_dates', { lines: [{ ...INDEX, progression: '2011-12-01' }] }],
    ['no_line', { lines: [] }],
  ])('%s', (reason, spec) => {
    expect(warehouse([spec, {}]).rows('SELECT patient_key, reason FROM not_analysed_patient')).toEqual([
      { patient_key: 1, reason },
    ]);
  });
});

describe('an imaging that is unreadable (C-87)', () => {
  const UNREAD = { response: null, is_recist: 1, line_key: 11 };
  const traced = (db: Connection): void => {
    insert(db, 'missing_reason', { reason_id: 3, code: 'unreadable', label_en: 'u', label_fr: 'u' });
    insert(db, 'missing_reason', { reason_id: 1, code: 'not_recorded', label_en: 'n', label_fr: 'n' });
    insert(db, 'answer_column', { column_id: 1, table_name: 'fact_response', column_name: 'response' });
  };
  const endpoints = (
    spec: PatientSpec & { unread: string; reason?: number },
    other: { assessed_on: string; response: string }[] = [],
  ): unknown[] => {
    const responses = [{ ...UNREAD, assessed_on: spec.unread }, ...other];
    return warehouse([{ ...spec, responses }], (db) => {
      traced(db);
      insert(db, 'missing_cell', { column_id: 1, row_key: 100, reason_id: spec.reason ?? 3, raw_text: 'AA' });
    }).rows("SELECT details FROM study_finding WHERE code = 'unread_imaging'");
  };

  test('is a finding that names the endpoint, from the day after the start on', () => {
    expect(endpoints({ unread: '2012-02-01' })).toEqual([]);
    const [found] = endpoints({ unread: '2012-02-02' }) as [{ details: string }];
    expect(JSON.parse(found.details)).toEqual({ endpoint: 'pfs', endpoint_fr: 'pfs' });
  });
  test('is none before or on the day of an assessment that counts', () => {
    expect(endpoints({ unread: '2012-09-30' }, [{ assessed_on: '2012-10-01', response: 'sd' }])).toEqual([]);
    expect(endpoints({ unread: '2012-10-01' }, [{ assessed_on: '2012-10-01', response: 'sd' }])).toEqual([]);
    expect(endpoints({ unread: '2012-10-02' }, [{ assessed_on: '2012-10-01', response: 'sd' }])).toHaveLength(
      1,
    );
  });
  test('is none after the progression, nor after the cut-off', () => {
    const lines = [{ ...INDEX, progression: '2013-02-01' }];
    expect(endpoints({ lines, unread: '2013-01-31' })).toHaveLength(1);
    expect(endpoints({ lines, unread: '2013-02-02' })).toEqual([]);
    expect(endpoints({ unread: '2017-04-30' })).toHaveLength(1);
    expect(endpoints({ unread: '2017-05-01' })).toEqual([]);
  });
  test('names the response where only that rests on it', () => {
    const lines = [{ ...INDEX, progression: '2013-02-01' }];
    const [found] = endpoints({ lines, unread: '2013-02-01' }) as [{ details: string }];
    expect(JSON.parse(found.details)).toEqual({
      endpoint: 'Best response',
      endpoint_fr: 'Meilleure réponse',
    });
    const read = [{ ...INDEX, progression: '2013-02-01', best_response: 'sd' }];
    expect(endpoints({ lines: read, unread: '2013-02-01' })).toEqual([]);
  });
  test('is none without a recorded conclusion', () => {
    expect(endpoints({ unread: '2012-10-01', reason: 1 })).toEqual([]);
  });
});

describe('findings that matter to the study only', () => {
  test('a fact after the last news is one of an included patient (S-5)', () => {
    const late: PatientSpec = { lines: [INDEX, { start: '2014-03-01' }] };
    const { rows } = warehouse([late, { ...late, ...EXCLUDED }]);
    expect(rows("SELECT patient_key FROM study_finding WHERE code = 'fact_after_last_news'")).toEqual([
      { patient_key: 1 },
    ]);
    expect(rows('SELECT DISTINCT patient_key FROM late_fact')).toHaveLength(2);
  });

  test.each([
    ['2012-10-16', 45, 0],
    ['2012-10-17', 46, 1],
  ])('two days of a progression up to 45 days apart are no finding: %s, %i days', (other_value, _, n) => {
    const { rows } = warehouse([{ lines: [{ ...INDEX, progression: '2012-09-01' }] }], (db) =>
      insert(db, 'source_conflict', {
        conflict_key: 1,
        table_name: 'fact_line_of_therapy',
        row_key: 11,
        column_name: 'progressed_on',
        kept_source: 'orbis',
        kept_value: '2012-09-01',
        other_source: 'dcc',
        other_value,
        rule: 'C-82',
      }),
    );
    expect(rows("SELECT * FROM study_finding WHERE code = 'progressions_differ'")).toHaveLength(n);
  });
});
