import { describe, expect, test } from 'vitest';
import { FINDINGS } from '../../src/findings/finding.ts';
import type { Connection } from '../../src/warehouse/open.ts';
import { insert } from './insert.ts';
import { INDEX, type LineSpec, type PatientSpec, SURGERY, type Told, warehouse } from './warehouse.ts';

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
      "SELECT role FROM line_order WHERE role <> 'index'",
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

  test('a combined line that is not the index line is a retreatment, even where the days leave it open', () => {
    const open = [
      { ...COMBINED, start: '2012-03-20' },
      { ...COMBINED, start: '2012-03' },
    ];
    expect(warehouse([{ lines: open }]).rows('SELECT line_key, role FROM line_order')).toEqual([
      { line_key: 11, role: 'retreatment' },
      { line_key: 12, role: 'index' },
    ]);
  });
});

describe('roles of combined lines (C-76, C-77)', () => {
  const first: LineSpec = { ...INDEX, start: '2012-02-01', end: '2012-07-20' };
  const roles = (lines: readonly LineSpec[], more: Partial<PatientSpec> = {}): unknown =>
    warehouse([{ lines, ...more }])
      .rows('SELECT role FROM study_line ORDER BY line_key')
      .map((row) => (row as { role: string }).role);
  const second = (cells: LineSpec): LineSpec => ({ ...COMBINED, ...cells });

  test.each([
    ['29 days', '2012-08-18', 'maintenance'],
    ['30 days', '2012-08-19', 'maintenance'],
    ['31 days', '2012-08-20', 'retreatment'],
  ])('a combined line %s after the end of the one before', (_, start, role) => {
    expect(roles([first, second({ start })])).toEqual(['index', role]);
  });

  test('an overlap is maintenance', () => {
    expect(roles([first, second({ start: '2012-06-01' })])).toEqual(['index', 'maintenance']);
  });

  test('a progression up to its start, or one in its own row, makes a retreatment', () => {
    const soon = second({ start: '2012-07-30' });
    expect(roles([{ ...first, progression: '2012-07-30' }, soon])).toEqual(['index', 'retreatment']);
    expect(roles([{ ...first, progression: '2012-07-31' }, soon])).toEqual(['index', 'maintenance']);
    expect(roles([first, { ...soon, progression_at_start: 'yes' }])).toEqual(['index', 'retreatment']);
  });

  test('possible days that do not decide make no maintenance, and are a finding', () => {
    const undecided = warehouse([{ lines: [first, second({ start: '2012-08' })] }]);
    expect(undecided.value('SELECT role FROM study_line WHERE line_key = 12')).toBe('retreatment');
    expect(undecided.value("SELECT row_key FROM study_finding WHERE code = 'maintenance_undecided'")).toBe(
      12,
    );
    const progressed = warehouse([
      { lines: [{ ...first, progression: '2012-08' }, second({ start: '2012-08-10' })] },
    ]);
    expect(progressed.value('SELECT role FROM study_line WHERE line_key = 12')).toBe('retreatment');
  });

  test('without an end the last administration is the end; without either it is a retreatment', () => {
    const open: LineSpec = { ...INDEX, start: '2012-02-01' };
    const given = (days: readonly string[]) => (db: Connection) => {
      days.forEach((administered_on, index) => {
        const keys = { administration_key: index + 1, patient_key: 1, line_key: 11, source_row_key: 1 };
        insert(db, 'fact_administration', { ...keys, administered_on });
      });
    };
    const role = (days: readonly string[]): unknown =>
      warehouse([{ lines: [open, second({ start: '2012-08-01' })] }], given(days)).value(
        'SELECT role FROM study_line WHERE line_key = 12',
      );
    expect(role(['2012-07-02'])).toBe('maintenance');
    expect(role(['2012-07-01'])).toBe('retreatment');
    expect(role([])).toBe('retreatment');
  });

  test('maintenance is no later line and no retreatment, and censors nothing', () => {
    const lines = [first, second({ start: '2012-07-21', end: '2013-01-01' })];
    const { row, value } = warehouse([{ lines }]);
    expect(row('SELECT prior_lines, later_lines FROM analysed_patient')).toEqual({
      prior_lines: 0,
      later_lines: 0,
    });
    expect(value('SELECT COUNT(*) FROM retreatment')).toBe(0);
    expect(value('SELECT next_started_on FROM line_succession WHERE line_key = 11')).toBeNull();
  });

  test('a line after maintenance is compared with the maintenance', () => {
    const lines = [
      first,
      second({ start: '2012-07-21', end: '2013-01-01' }),
      second({ start: '2013-01-20' }),
    ];
    expect(roles(lines)).toEqual(['index', 'maintenance', 'maintenance']);
  });

  test.each([
    ['89 days', '2011-10-13', ['index', 'retreatment']],
    ['90 days', '2011-10-12', ['index', 'retreatment']],
    ['91 days', '2011-10-11', ['prior', 'index']],
  ])('a combined line %s before the baseline meeting', (_, start, expected) => {
    expect(roles([second({ start, end: '2011-12-01' }), first])).toEqual(expected);
  });

  test.each([
    ['the day before the exact diagnosis is of another disease', '2012-01-31', ['prior', 'index']],
    ['the day of the diagnosis is of this one', '2012-02-01', ['index', 'retreatment']],
  ])('a combined line that ends %s', (_, end, expected) => {
    const early = second({ start: '2012-01-15', end });
    const late = second({ start: '2012-06-01', end: '2012-09-01' });
    expect(roles([early, late], { tumor: { diagnosed_on: '2012-02-01' } })).toEqual(expected);
  });

  test('a line of another disease counts as a prior line, and is a finding', () => {
    const { value } = warehouse([{ lines: [second({ start: '2005-01-10', end: '2005-07-10' }), first] }]);
    expect(value('SELECT prior_lines FROM analysed_patient')).toBe(1);
    expect(value("SELECT row_key FROM study_finding WHERE code = 'index_line_of_other_disease'")).toBe(11);
  });
});

describe('concomitant lines (C-75)', () => {
  const analogue: LineSpec = { modality: 'somatostatin_analogue', is_drug_line: 0, is_concomitant: 1 };

  test('are no later line and do not censor at the next line', () => {
    const { row, value } = warehouse([{ lines: [INDEX, { ...analogue, start: '2012-02-20' }] }]);
    expect(row('SELECT prior_lines, later_lines FROM analysed_patient')).toEqual({
      prior_lines: 0,
      later_lines: 0,
    });
    expect(value('SELECT role FROM study_line WHERE line_key = 12')).toBe('concomitant');
    expect(value('SELECT next_started_on FROM line_succession WHERE line_key = 11')).toBeNull();
  });

  test('before the index line everything is prior, on its first day concomitant', () => {
    const role = (start: string): unknown =>
      warehouse([{ lines: [{ ...analogue, start }, INDEX] }]).value(
        'SELECT role FROM study_line WHERE line_key = 11',
      );
    expect(role('2012-01-31')).toBe('prior');
    expect(role('2012-02-01')).toBe('concomitant');
  });
});

describe('a line that only the hospital knows, of an analysed patient, is an error (C-73)', () => {
  const course: LineSpec = { ...COMBINED, source: 'orbis' };
  const codes = (lines: readonly LineSpec[]): unknown =>
    warehouse([{ lines }])
      .rows("SELECT code FROM study_finding WHERE code LIKE '%_from_hospital'")
      .map((row) => (row as { code: string }).code);

  test.each([
    ['index line', [{ ...course, start: '2012-02-01' }], 'index_line_from_hospital'],
    ['retreatment', [INDEX, { ...course, start: '2013-02-01' }], 'retreatment_from_hospital'],
    [
      'prior line',
      [{ ...course, has_bevacizumab: 0, start: '2010-02-01' }, INDEX],
      'prior_line_from_hospital',
    ],
    [
      'later line',
      [INDEX, { ...course, has_bevacizumab: 0, start: '2013-02-01' }],
      'later_line_from_hospital',
    ],
  ])('as %s', (_, lines, code) => {
    expect(codes(lines)).toEqual([code]);
    expect(FINDINGS[code as keyof typeof FINDINGS].severity).toBe('error');
  });
});

test('a progression of another line that ends the time of this one is a finding with line and days (C-83)', () => {
  const later: LineSpec = { modality: 'targeted_therapy', start: '2013-10-10', progression: '2014-02-01' };
  const { value } = warehouse([{ lines: [INDEX, later] }]);
  expect(value("SELECT details FROM study_finding WHERE code = 'progression_of_other_line'")).toBe(
    '{"line":2,"days":731}',
  );
});
