import { describe, expect, test } from 'vitest';
import { INDEX, type LineSpec, type PatientSpec, PROPOSAL, warehouse } from './warehouse.ts';

const PFS = "SELECT ended_on, is_event, ended_by, days FROM time_to_event WHERE endpoint = 'pfs'";
const OS = "SELECT ended_on, is_event, ended_by, days FROM time_to_event WHERE endpoint = 'os'";
const status = (endpoint: string): string =>
  `SELECT status FROM endpoint_duration WHERE endpoint = '${endpoint}'`;

const withIndex = (line: LineSpec, followUp: PatientSpec['followUp'] = {}): readonly PatientSpec[] => [
  { lines: [{ ...INDEX, ...line }], followUp },
];

describe('PFS (AP-10)', () => {
  test('ends at the progression, from the start of the index line', () => {
    const { row } = warehouse(withIndex({ progression: '2012-02-11' }, { death: '2013-01-01' }));
    expect(row(PFS)).toEqual({ ended_on: '2012-02-11', is_event: 1, ended_by: 'progression', days: 10 });
  });

  test('ends at the death of who never progressed', () => {
    const { row } = warehouse(withIndex({}, { death: '2013-01-31' }));
    expect(row(PFS)).toEqual({ ended_on: '2013-01-31', is_event: 1, ended_by: 'death', days: 365 });
  });

  test('is censored at the last news without progression or death', () => {
    const { row } = warehouse(withIndex({}, { news: '2012-03-02' }));
    expect(row(PFS)).toEqual({ ended_on: '2012-03-02', is_event: 0, ended_by: 'last_news', days: 30 });
  });

  test('is not computable without a start, an event or news, and the patient is not analysed', () => {
    const noStart = warehouse(withIndex({ start: '2012' }));
    expect(noStart.value(status('pfs'))).toBe('start_missing');
    const noEnd = warehouse(withIndex({}, { news: null }));
    expect(noEnd.value(status('pfs'))).toBe('end_missing');
    expect(noEnd.rows('SELECT * FROM time_to_event')).toEqual([]);
  });

  test('months are days / 30.4375, unrounded', () => {
    const { value } = warehouse(withIndex({ start: '2012-01-01', progression: '2016-01-01' }));
    expect(value("SELECT months FROM time_to_event WHERE endpoint = 'pfs'")).toBe(48);
  });

  test('progression and death on one day are a progression (C-60)', () => {
    const { row } = warehouse(withIndex({ progression: '2013-01-31' }, { death: '2013-01-31' }));
    expect(row(PFS)).toMatchObject({ ended_by: 'progression' });
  });

  test('an event after the last news still counts, and is a finding (C-60)', () => {
    const findings = "SELECT row_key, column_name FROM study_finding WHERE code = 'fact_after_last_news'";
    const { row, rows } = warehouse(withIndex({ progression: '2014-01-02' }, { news: '2014-01-01' }));
    expect(row(PFS)).toMatchObject({ ended_on: '2014-01-02', is_event: 1 });
    expect(rows(findings)).toEqual([{ row_key: 11, column_name: 'progressed_on' }]);
    expect(
      warehouse(withIndex({ progression: '2014-01-01' }, { news: '2014-01-01' })).rows(findings),
    ).toEqual([]);
    expect(warehouse(withIndex({ progression: '2014-01' }, { news: '2014-01-01' })).rows(findings)).toEqual(
      [],
    );
    expect(
      warehouse(withIndex({ progression: '2014-01-02' }, { news: null, death: '2014-01-02' })).rows(findings),
    ).toEqual([]);
  });
});

describe('OS (AP-11)', () => {
  test('ends at the death, past any progression', () => {
    const { row } = warehouse(withIndex({ progression: '2012-06-01' }, { death: '2013-01-31' }));
    expect(row(OS)).toEqual({ ended_on: '2013-01-31', is_event: 1, ended_by: 'death', days: 365 });
  });

  test('is censored at the last news of who lives', () => {
    const { row } = warehouse(withIndex({ progression: '2012-06-01' }, { news: '2013-01-31' }));
    expect(row(OS)).toEqual({ ended_on: '2013-01-31', is_event: 0, ended_by: 'last_news', days: 365 });
  });
});

describe('cut-off (AP-2)', () => {
  const ends = (day: string): unknown =>
    warehouse(withIndex({ progression: day }, { news: '2016-01-01' })).row(PFS);

  test('a progression on the day of the cut-off has happened, one of the day after has not', () => {
    expect(ends('2017-04-29')).toMatchObject({ ended_by: 'progression' });
    expect(ends('2017-04-30')).toMatchObject({ ended_by: 'progression', ended_on: '2017-04-30' });
    expect(ends('2017-05-01')).toMatchObject({ ended_by: 'last_news', ended_on: '2016-01-01' });
  });

  test('news after the cut-off are capped at it, and the capped day is exact (C-6)', () => {
    const { row } = warehouse(withIndex({}, { news: '2017-06' }));
    expect(
      row("SELECT ended_on, ended_by, end_flag, is_imputed FROM time_to_event WHERE endpoint = 'os'"),
    ).toEqual({
      ended_on: '2017-04-30',
      ended_by: 'cutoff',
      end_flag: null,
      is_imputed: 0,
    });
  });

  test('news on the day of the cut-off are last news', () => {
    expect(warehouse(withIndex({}, { news: '2017-04-30' })).row(OS)).toMatchObject({ ended_by: 'last_news' });
  });

  test('a death after the cut-off is news of a life until then (C-6)', () => {
    const { row } = warehouse(withIndex({}, { news: '2015-01-01', death: '2017-05-01' }));
    expect(row(OS)).toMatchObject({ ended_on: '2017-04-30', is_event: 0, ended_by: 'cutoff' });
  });

  test('a line that starts after the cut-off does not exist (C-8)', () => {
    const { value } = warehouse([{ lines: [INDEX, { start: '2017-04-30' }, { start: '2017-05-01' }] }]);
    expect(value('SELECT later_lines FROM analysed_patient')).toBe(1);
  });
});

describe('order of partial dates (AP-9, C-3)', () => {
  test('an imputed end before the start makes 0 days that end on the start', () => {
    const { row } = warehouse(withIndex({ start: '2012-02-20', progression: '2012-02' }));
    expect(row(PFS)).toEqual({ ended_on: '2012-02-20', is_event: 1, ended_by: 'progression', days: 0 });
  });

  test('the imputed 15th after the start counts as it is', () => {
    const { row } = warehouse(withIndex({ start: '2012-02-14', progression: '2012-02' }));
    expect(row(PFS)).toMatchObject({ ended_on: '2012-02-15', days: 1 });
  });

  test('an end that may be the start on the last possible day does not contradict it; a day less does', () => {
    const may = warehouse(withIndex({ start: '2012-02-29', progression: '2012-02' }));
    expect(may.row(PFS)).toMatchObject({ days: 0 });
    const cannot = warehouse(withIndex({ start: '2012-03-01', progression: '2012-02' }));
    expect(cannot.value(status('pfs'))).toBe('contradicting_dates');
  });

  test('two exact dates the wrong way round are not computable (C-2)', () => {
    const { value } = warehouse(withIndex({ start: '2012-02-10', progression: '2012-02-09' }));
    expect(value(status('pfs'))).toBe('contradicting_dates');
    expect(value('SELECT criterion FROM patient_flow')).toBe('not_analysed');
    expect(value("SELECT column_name FROM study_finding WHERE code = 'contradicting_dates'")).toBe(
      'progressed_on',
    );
  });

  test('flags name the imputed day, and is_imputed either (AP-8)', () => {
    const flags = (start: string, progression: string): unknown =>
      warehouse(withIndex({ start, progression })).row(
        "SELECT start_flag, end_flag, is_imputed FROM time_to_event WHERE endpoint = 'pfs'",
      );
    expect(flags('2012-02-15', '2012-05-15')).toEqual({ start_flag: null, end_flag: null, is_imputed: 0 });
    expect(flags('2012-02', '2012-05-15')).toEqual({ start_flag: 'D', end_flag: null, is_imputed: 1 });
    expect(flags('2012-02-15', '2012-05')).toEqual({ start_flag: null, end_flag: 'D', is_imputed: 1 });
  });

  test('a moved end is a finding (C-3)', () => {
    const { row } = warehouse(withIndex({ start: '2012-02-20', progression: '2012-02' }));
    expect(
      row("SELECT patient_key, row_key FROM study_finding WHERE code = 'imputed_end_before_start'"),
    ).toEqual({
      patient_key: 1,
      row_key: 11,
    });
  });
});

describe('progression of a line (C-4)', () => {
  test('an empty one is the earliest progression of the lines that start after it', () => {
    const later = [
      { start: '2013-01-01', progression: '2014-01-01' },
      { start: '2013-06-01', progression: '2013-09-01' },
    ];
    expect(warehouse([{ lines: [INDEX, ...later] }]).row(PFS)).toMatchObject({ ended_on: '2013-09-01' });
  });

  test('its own one counts, even when a later line has an earlier day', () => {
    const lines = [
      { ...INDEX, progression: '2014-01-01' },
      { start: '2013-01-01', progression: '2013-06-01' },
    ];
    expect(warehouse([{ lines }]).row(PFS)).toMatchObject({ ended_on: '2014-01-01' });
  });

  test('a line that starts on the same day, or before, gives none', () => {
    const lines = [INDEX, { start: '2012-02-01', progression: '2013-06-01' }];
    expect(warehouse([{ lines }]).row(PFS)).toMatchObject({ ended_by: 'last_news' });
  });
});

describe('events without a usable date (C-5)', () => {
  test('an undated progression is a known event: PFS is not computable', () => {
    for (const progression of ['2013', 'undated']) {
      expect(warehouse(withIndex({ progression })).value(status('pfs'))).toBe('event_undated');
    }
  });

  test('a dated death does not end the period of an undated progression, unless it is surely earlier', () => {
    const after = warehouse(withIndex({ progression: 'undated' }, { death: '2013-06-01' }));
    expect(after.value(status('pfs'))).toBe('event_undated');
    const before = warehouse(withIndex({ progression: '2013' }, { death: '2012-12-31' }));
    expect(before.row(PFS)).toMatchObject({ ended_by: 'death' });
  });

  test('an undated death hides OS, but not a PFS that a dated progression ends', () => {
    const { row, value } = warehouse(withIndex({ progression: '2012-06-01' }, { is_dead: 1 }));
    expect(row(PFS)).toMatchObject({ ended_by: 'progression' });
    expect(value(status('os'))).toBe('event_undated');
    expect(value("SELECT COUNT(*) FROM time_to_event WHERE endpoint = 'os'")).toBe(0);
    expect(value("SELECT COUNT(*) FROM study_finding WHERE code = 'os_not_computable'")).toBe(1);
    expect(value("SELECT COUNT(*) FROM study_finding WHERE code = 'undated_death'")).toBe(1);
  });

  test('a death of a year after the cut-off has not happened', () => {
    expect(warehouse(withIndex({}, { death: '2018' })).row(OS)).toMatchObject({ ended_by: 'cutoff' });
  });

  test('a stop for progression alone is no event, but a finding', () => {
    const { row, value } = warehouse(withIndex({ stop_reason: 'progression', best_response: 'pd' }));
    expect(row(PFS)).toMatchObject({ ended_by: 'last_news' });
    expect(value("SELECT COUNT(*) FROM study_finding WHERE code = 'progression_without_date'")).toBe(1);
  });
});

test('imputation bounds move days only, and end at the cut-off (C-10, AP-27)', () => {
  const { row } = warehouse(withIndex({ start: '2012-02' }, { death: '2017-04' }));
  expect(row("SELECT * FROM time_to_event_bounds WHERE endpoint = 'pfs'")).toEqual({
    endpoint: 'pfs',
    patient_key: 1,
    subgroup: 'pancreas',
    start_value: '2012-02-15',
    start_earliest: '2012-02-01',
    start_latest: '2012-02-29',
    end_value: '2017-04-15',
    end_earliest: '2017-04-01',
    end_latest: '2017-04-30',
    is_event: 1,
  });
});

describe('an event known by its month narrows its bounds, the value stays the 15th (C-85)', () => {
  const bounds = (
    followUp: NonNullable<PatientSpec['followUp']>,
    more: Partial<PatientSpec> = {},
    line: LineSpec = {},
  ) => warehouse([{ lines: [{ ...INDEX, ...line }], followUp, ...more }]);
  const END = "SELECT end_value, end_earliest, end_latest FROM time_to_event_bounds WHERE endpoint = 'os'";
  const FOUND = "SELECT column_name FROM study_finding WHERE code = 'imputed_day_contradicted'";

  test.each([
    ['on the 14th: nothing is contradicted', '2014-03-14', '2014-03-14', undefined],
    ['on the 15th: nothing is contradicted', '2014-03-15', '2014-03-15', undefined],
    ['on the 16th: a finding', '2014-03-16', '2014-03-16', 'died_on'],
    ['in the month before: nothing is narrowed', '2014-02-27', '2014-03-01', undefined],
    ['after the month: a contradiction narrows nothing', '2014-04-01', '2014-03-01', undefined],
  ])('a month of death, news %s', (_, last_seen_on, end_earliest, found) => {
    const { row, value } = bounds({ death: '2014-03', last_seen_on });
    expect(row(END)).toEqual({ end_value: '2014-03-15', end_earliest, end_latest: '2014-03-31' });
    expect(value(FOUND)).toBe(found);
  });

  test('an imaging or a meeting proves life as well', () => {
    const imaging = bounds(
      { death: '2014-03' },
      { responses: [{ assessed_on: '2014-03-20', response: 'sd' }] },
    );
    expect(imaging.row(END)).toMatchObject({ end_earliest: '2014-03-20' });
    const meeting = bounds(
      { death: '2014-03' },
      { presentations: [PROPOSAL, { presented_on: '2014-03-21' }] },
    );
    expect(meeting.row(END)).toMatchObject({ end_earliest: '2014-03-21' });
  });

  test('a month of start ends at the exact progression of its line', () => {
    const { row, value } = bounds({}, {}, { start: '2012-02', progression: '2012-02-10' });
    expect(row("SELECT start_value, start_latest FROM time_to_event_bounds WHERE endpoint = 'pfs'")).toEqual({
      start_value: '2012-02-15',
      start_latest: '2012-02-10',
    });
    expect(value(FOUND)).toBe('started_on');
  });
});

describe('exact news after the cut-off prove life at it (C-86)', () => {
  test.each([
    ['on the cut-off proves nothing after it', '2017', '2017-04-30', null],
    ['on the day after, a death known by its year', '2017', '2017-05-01', 'cutoff'],
    ['on the day after, a death known by its month', '2017-04', '2017-05-01', 'cutoff'],
    ['on the day after, an exact death: the death is kept', '2017-04-29', '2017-05-01', 'death'],
  ])('news %s', (_, death, last_seen_on, ended_by) => {
    const { row } = warehouse(withIndex({}, { death, news: last_seen_on, last_seen_on }));
    expect((row(OS) as { ended_by: string } | undefined)?.ended_by ?? null).toBe(ended_by);
  });
});

describe('censoring (AP-10, C-32)', () => {
  const censored = (spec: PatientSpec): unknown[] =>
    warehouse([spec]).rows(
      "SELECT censoring, days, is_event FROM time_to_event_censoring WHERE endpoint = 'pfs'",
    );

  test('the last assessment and the next line end the time of who has no event', () => {
    const responses = [
      { assessed_on: '2012-03-11', response: 'sd' },
      { assessed_on: '2012-03-01', response: 'sd' },
    ];
    const lines = [INDEX, { start: '2012-02-21' }];
    expect(censored({ lines, responses })).toEqual([
      { censoring: 'last_news', days: 731, is_event: 0 },
      { censoring: 'last_assessment', days: 39, is_event: 0 },
      { censoring: 'next_line', days: 20, is_event: 0 },
    ]);
  });

  test('an event on the day of the next line counts, one after it is censored there', () => {
    const progressing = (next: string): unknown =>
      censored({ lines: [{ ...INDEX, progression: '2012-02-21' }, { start: next }] })[2];
    expect(progressing('2012-02-22')).toEqual({ censoring: 'next_line', days: 20, is_event: 1 });
    expect(progressing('2012-02-21')).toEqual({ censoring: 'next_line', days: 20, is_event: 1 });
    expect(progressing('2012-02-20')).toEqual({ censoring: 'next_line', days: 19, is_event: 0 });
  });
});
