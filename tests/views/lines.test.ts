import { describe, expect, test } from 'vitest';
import { INDEX, type LineSpec, SURGERY, type Told, warehouse } from './warehouse.ts';

const COMBINED: LineSpec = { has_bevacizumab: 1, has_cytotoxic: 1 };

describe('index line (AP-6, C-7)', () => {
  const indexOf = (...starts: Told[]): unknown =>
    warehouse([{ lines: starts.map((start) => ({ ...COMBINED, start })) }]).value(
      'SELECT line_number FROM index_line',
    );

  test('is the first combined line by start, then by number', () => {
    expect(indexOf('2013-01-01', '2012-01-01')).toBe(2);
    expect(indexOf('2012-01-01', '2012-01-01')).toBe(1);
  });

  test('a line without a usable start is it if its number is the lowest, and not else', () => {
    expect(indexOf('2012', '2011-01-01')).toBe(1);
    expect(indexOf('2014-01-01', null, '2013-01-01')).toBe(3);
    expect(indexOf('2014-01-01', null)).toBe(1);
  });

  test('without a usable start the patient is not analysed (C-7)', () => {
    const { value } = warehouse([
      {
        lines: [
          { ...COMBINED, start: null },
          { ...COMBINED, start: '2011-01-01' },
        ],
      },
    ]);
    expect(value('SELECT criterion FROM patient_flow')).toBe('not_analysed');
  });

  test('counts with no cycle of bevacizumab received (AP-6, AP-13)', () => {
    const { value } = warehouse([{ lines: [{ ...INDEX, cycles: 0 }] }]);
    expect(value('SELECT cycles FROM analysed_patient')).toBe(0);
  });
});

describe('prior and later lines (AP-17, C-8)', () => {
  const relation = (line: LineSpec, index: LineSpec = INDEX, isBefore = true): unknown =>
    warehouse([{ lines: isBefore ? [line, index] : [index, line] }]).value(
      "SELECT relation_to_index FROM line_order WHERE relation_to_index <> 'index'",
    );

  test('the possible days decide, whatever the numbers', () => {
    expect(relation({ start: '2012-01' }, INDEX, false)).toBe('prior');
    expect(relation({ start: '2012-03' })).toBe('later');
    expect(relation({ start: '2011' }, { ...INDEX, start: '2012-01' }, false)).toBe('prior');
  });

  test('a possible day in common leaves it to the numbers', () => {
    expect(relation({ start: '2012-02' })).toBe('prior');
    expect(relation({ start: '2012-02' }, INDEX, false)).toBe('later');
    expect(relation({ start: '2012-02-01' })).toBe('prior');
    expect(relation({ start: null })).toBe('prior');
  });

  test('a line born from administrations has no number that decides: it counts in neither, and is a finding', () => {
    const line = { start: '2012-02-10', source: 'orbis' };
    const { row, value } = warehouse([{ lines: [{ ...INDEX, start: '2012-02' }, line] }]);
    expect(row('SELECT prior_lines, later_lines FROM analysed_patient')).toEqual({
      prior_lines: 0,
      later_lines: 0,
    });
    expect(value("SELECT row_key FROM study_finding WHERE code = 'order_undecided'")).toBe(12);
    expect(relation({ start: '2012-01-31', source: 'orbis' })).toBe('prior');
  });

  test('surgery and somatostatin analogues are lines, supportive care is none', () => {
    const lines = [
      { ...SURGERY, start: '2010-01-01' },
      { modality: 'somatostatin_analogue', start: '2010-06-01' },
      { modality: 'supportive_care', start: '2011-01-01' },
      INDEX,
      { modality: 'supportive_care', start: '2013-01-01' },
      { modality: 'prrt', start: '2013-06-01' },
    ];
    const { row } = warehouse([{ lines }]);
    expect(row('SELECT prior_lines, later_lines FROM analysed_patient')).toEqual({
      prior_lines: 2,
      later_lines: 1,
    });
  });

  test('the class of a prior line: yes, no, or missing where a line has none', () => {
    const classes = 'SELECT any_line, ssa, chemotherapy, surgery FROM prior_treatment';
    const told = warehouse([
      { lines: [{ ...SURGERY, start: '2010-01-01' }, { start: '2011-01-01', has_cytotoxic: 1 }, INDEX] },
    ]);
    expect(told.row(classes)).toEqual({ any_line: 'yes', ssa: 'no', chemotherapy: 'yes', surgery: 'yes' });
    const untold = warehouse([
      { lines: [{ ...SURGERY, start: '2010-01-01' }, { modality: null, start: '2011-01-01' }, INDEX] },
    ]);
    expect(untold.row(classes)).toEqual({
      any_line: 'yes',
      ssa: 'missing',
      chemotherapy: 'missing',
      surgery: 'yes',
    });
    expect(warehouse([{}]).row(classes)).toEqual({
      any_line: 'no',
      ssa: 'no',
      chemotherapy: 'no',
      surgery: 'no',
    });
  });

  test('several surgeries count together: the primary once and metastases once are both', () => {
    const lines = [
      { ...SURGERY, start: '2010-01-01', surgery_target: 'primary', resection_margin: 'r0' },
      { ...SURGERY, start: '2011-01-01', surgery_target: 'metastases', resection_margin: 'r1' },
      INDEX,
    ];
    expect(warehouse([{ lines }]).row('SELECT surgeries, target, is_complete FROM prior_surgery')).toEqual({
      surgeries: 2,
      target: 'both',
      is_complete: 0,
    });
  });
});

describe('any later treatment (C-25)', () => {
  const NONE = {
    has_later_ssa: 0,
    has_later_chemotherapy: 0,
    has_later_chemoembolization: 0,
    has_later_prrt: 0,
    has_later_targeted_therapy: 0,
    has_later_surgery: 0,
    has_later_supportive_care: 0,
  };
  const any = (followUp: object, lines: LineSpec[] = []): unknown =>
    warehouse([{ lines: [INDEX, ...lines], followUp: { ...followUp } }]).value(
      'SELECT any_treatment FROM later_treatment',
    );

  test('yes by a later line, or by any class, supportive care included', () => {
    expect(any(NONE, [{ start: '2013-01-01' }])).toBe('yes');
    expect(any({ ...NONE, has_later_supportive_care: 1 })).toBe('yes');
  });

  test('no if every class is no, else missing', () => {
    expect(any(NONE)).toBe('no');
    expect(any({ ...NONE, has_later_prrt: null })).toBe('missing');
    expect(any({})).toBe('missing');
  });
});

describe('retreatment (AP-18)', () => {
  const lines = [
    { ...INDEX, progression: '2012-12-01', best_response: 'pr' },
    { modality: 'somatostatin_analogue', start: '2013-01-01' },
    { ...COMBINED, start: '2013-03-01', progression: '2013-05-01', regimen: 'folfiri', best_response: 'sd' },
    { ...COMBINED, start: '2013-08-01', progression: '2013-09-01' },
  ];

  test('is the second combined line, from its own start', () => {
    const { row } = warehouse([{ lines }]);
    expect(
      row(
        "SELECT line_key, started_on, days, ended_by FROM time_to_event WHERE endpoint = 'pfs_retreatment'",
      ),
    ).toEqual({
      line_key: 13,
      started_on: '2013-03-01',
      days: 61,
      ended_by: 'progression',
    });
    expect(
      row('SELECT regimen, best_response, first_best_response, has_progressed FROM retreatment'),
    ).toEqual({
      regimen: 'folfiri',
      best_response: 'sd',
      first_best_response: 'pr',
      has_progressed: 1,
    });
  });

  test('is never in the main analysis', () => {
    const { row } = warehouse([{ lines }]);
    expect(row("SELECT ended_on FROM time_to_event WHERE endpoint = 'pfs'")).toEqual({
      ended_on: '2012-12-01',
    });
    expect(row('SELECT best_response FROM analysed_patient')).toEqual({ best_response: 'pr' });
  });

  test('a combined line that is not the index line is later, even where the days leave it open', () => {
    const open = [
      { ...COMBINED, start: '2012-03-20' },
      { ...COMBINED, start: '2012-03' },
    ];
    expect(
      warehouse([{ lines: open }]).rows('SELECT line_key, relation_to_index, is_retreatment FROM line_order'),
    ).toEqual([
      { line_key: 11, relation_to_index: 'later', is_retreatment: 1 },
      { line_key: 12, relation_to_index: 'index', is_retreatment: 0 },
    ]);
  });
});
