import { describe, expect, test } from 'vitest';
import type { Values } from './insert.ts';
import { PROPOSAL, warehouse } from './warehouse.ts';

/** "3 1 0" is T3 N1 M0; "." is a part that nobody wrote. */
function parts(tnm: string): Values {
  const [t = null, n = null, m = null] = tnm.split(' ').map((part) => (part === '.' ? null : part));
  return { t, n, m };
}

/** Stages by ENETS, UICC 7 and UICC 8 of tumors of one site, in the order of their TNM. */
function stages(primary_site: string, tnms: readonly string[], more: Values = {}): string[] {
  const { rows } = warehouse(tnms.map((tnm) => ({ tumor: { primary_site, ...parts(tnm), ...more } })));
  const found = rows('SELECT tumor_key, system, stage FROM tumor_stage ORDER BY tumor_key, system') as {
    tumor_key: number;
    system: string;
    stage: string | null;
  }[];
  return tnms.map((_, index) =>
    found
      .filter(({ tumor_key }) => tumor_key === index + 1)
      .map(({ stage }) => stage ?? '.')
      .join(' '),
  );
}

const ALL = ['1 0 0', '2 0 0', '3 0 0', '4 0 0', '1 1 0', '3 1 0', '4 1 0', '2 0 1', '4 1 1'];

describe('the stage of a tumor by ENETS, UICC 7 and UICC 8', () => {
  test('pancreas: UICC 7 follows the exocrine pancreas', () => {
    expect(stages('pancreas', ALL)).toEqual([
      'I IA I',
      'IIA IB II',
      'IIB IIA II',
      'IIIA III III',
      'IIIB IIB III',
      'IIIB IIB III',
      'IIIB III III',
      'IV IV IV',
      'IV IV IV',
    ]);
  });

  test.each(['stomach', 'duodenum', 'ileum', 'small_bowel'])('%s', (site) => {
    expect(stages(site, ALL)).toEqual([
      'I I I',
      'IIA IIA II',
      'IIB IIB II',
      'IIIA IIIA III',
      'IIIB IIIB III',
      'IIIB IIIB III',
      'IIIB IIIB III',
      'IV IV IV',
      'IV IV IV',
    ]);
  });

  test('appendix: UICC 7 and 8 group T2 with T3, and T4 with the nodes', () => {
    expect(stages('appendix', ALL)).toEqual([
      'I I I',
      'IIA II II',
      'IIB II II',
      'IIIA III III',
      'IIIB III III',
      'IIIB III III',
      'IIIB III III',
      'IV IV IV',
      'IV IV IV',
    ]);
  });

  test.each(['colon', 'caecum', 'rectum'])('%s: ENETS splits T1', (site) => {
    expect(stages(site, ['1a 0 0', '1b 0 0', '1 0 0', ...ALL.slice(1)])).toEqual([
      'IA I I',
      'IB I I',
      '. I I',
      'IIA IIA IIA',
      'IIB IIB IIB',
      'IIIA IIIA IIIA',
      'IIIB IIIB IIIB',
      'IIIB IIIB IIIB',
      'IIIB IIIB IIIB',
      'IV IV IV',
      'IV IV IV',
    ]);
  });

  test('in situ is stage 0 of the stomach in ENETS and UICC 7, of the pancreas in UICC 7', () => {
    expect(stages('stomach', ['is 0 0'])).toEqual(['0 0 .']);
    expect(stages('pancreas', ['is 0 0'])).toEqual(['. 0 .']);
    expect(stages('ileum', ['is 0 0'])).toEqual(['. . .']);
  });

  test('an open category is any T, and with and without nodes: known where all of them share a stage', () => {
    expect(stages('pancreas', ['x 0 0', 'x 1 0', '. 1 0', '4 x 0', '3 x 0', '4 . 0'])).toEqual([
      '. . .',
      'IIIB . III',
      'IIIB . III',
      '. III III',
      '. . .',
      '. III III',
    ]);
    expect(stages('ileum', ['x 2 0', '2 + 0', '2 1b 0', '1a 0 0'])).toEqual([
      'IIIB IIIB III',
      'IIIB IIIB III',
      'IIIB IIIB III',
      'I I I',
    ]);
  });

  test('M1 alone is stage IV; without an M, or with Mx, every stage is open', () => {
    expect(stages('ileum', ['. . 1', 'x x 1c', '3 1 .', '3 1 x', '0 0 0'])).toEqual([
      'IV IV IV',
      'IV IV IV',
      '. . .',
      '. . .',
      '. . .',
    ]);
  });

  test('a site without a table has no stage', () => {
    expect(stages('unknown', ['2 0 0', '2 0 1'])).toEqual(['. . .', '. . .']);
  });

  test('the T of one edition is not that of another; nodes and M1 are', () => {
    const of = (tnm_edition: string): string[] =>
      stages('pancreas', ['3 0 0', '3 1 0', '3 0 1'], { tnm_edition });
    expect(of('enets')).toEqual(['IIB . .', 'IIIB . III', 'IV IV IV']);
    expect(of('uicc_7')).toEqual(['. IIA .', 'IIIB IIB III', 'IV IV IV']);
    expect(of('ajcc_8')).toEqual(['. . II', 'IIIB . III', 'IV IV IV']);
    expect(of('uicc')).toEqual(['. IIA II', 'IIIB IIB III', 'IV IV IV']);
    expect(of('uicc_6')).toEqual(['. . .', 'IIIB . III', 'IV IV IV']);
  });

  test('a poorly differentiated carcinoma has no stage of the tables for well-differentiated tumors', () => {
    expect(stages('ileum', ['2 0 0', '2 0 1'], { differentiation: 'poor' })).toEqual(['IIA . .', 'IV IV IV']);
    expect(stages('pancreas', ['2 0 0'], { differentiation: 'poor' })).toEqual(['IIA IB .']);
    const small = { differentiation: null, histology: 'small_cell_carcinoma' };
    expect(stages('ileum', ['2 0 0'], small)).toEqual(['IIA . .']);
  });
});

describe('M and synchronous metastases', () => {
  const contradictions = (...presentations: Values[]): unknown[] =>
    warehouse([{ presentations: presentations.map((one) => ({ ...PROPOSAL, ...one })) }]).rows(
      "SELECT row_key FROM study_finding WHERE code = 'stage_contradicts_metastases'",
    );

  test('M1 without, or M0 with synchronous metastases, is a finding at the first presentation', () => {
    expect(contradictions({ m: '1', has_synchronous_metastases: 0 })).toEqual([{ row_key: 11 }]);
    expect(contradictions({ m: '1b', has_synchronous_metastases: 0 })).toHaveLength(1);
    expect(contradictions({ m: '0', has_synchronous_metastases: 1 })).toHaveLength(1);
  });

  test.each([
    [{ m: '1', has_synchronous_metastases: 1 }],
    [{ m: '0', has_synchronous_metastases: 0 }],
    [{ m: 'x', has_synchronous_metastases: 0 }],
    [{ m: '1', has_synchronous_metastases: null }],
    [{ m: null, has_synchronous_metastases: 1 }],
  ])('%j is none', (presentation) => {
    expect(contradictions(presentation)).toEqual([]);
  });

  test('a later presentation contradicts nothing', () => {
    const later = { presented_on: '2013-01-01', m: '1', has_synchronous_metastases: 0 };
    expect(contradictions({ m: '0', has_synchronous_metastases: 0 }, later)).toEqual([]);
  });

  test.each([
    ['the day before the meeting', '2012-01-09', 0],
    ['its day', '2012-01-10', 0],
    ['the day after it', '2012-01-11', 1],
  ])('metachronous metastases explain an M1 up to the meeting: %s', (_, metastasized_on, findings) => {
    const metachronous = { has_metachronous_metastases: 1, metastasized_on };
    expect(contradictions({ m: '1', has_synchronous_metastases: 0, ...metachronous })).toHaveLength(findings);
  });
});

describe('the class after the WHO of 2010, 2017 and 2019 (AP-21)', () => {
  const classes = (tumor: Values): string => {
    const { rows } = warehouse([{ tumor: { histology: 'neuroendocrine_tumor', ...tumor } }]);
    const found = rows('SELECT who_class FROM who_class ORDER BY edition') as { who_class: string | null }[];
    return found.map(({ who_class }) => who_class ?? '.').join(' ');
  };
  const ki67 = (value: number): Values => ({ ki67_low: value, ki67_high: value });
  const net = (grade: number): string => `net_g${grade} net_g${grade} net_g${grade}`;

  test.each([
    [2, net(1)],
    [2.5, '. net_g1 net_g1'],
    [3, net(2)],
    [20, net(2)],
    [20.1, 'nec net_g3 net_g3'],
  ])('a well-differentiated tumor goes by its grade: Ki67 %d; 2010 has no NET G3', (value, expected) => {
    expect(classes({ ...ki67(value), mitoses_per_10_hpf: 0 })).toBe(expected);
  });

  test.each([
    [1, net(1)],
    [2, net(2)],
    [20, net(2)],
    [21, 'nec net_g3 net_g3'],
  ])('the higher of mitoses and Ki67 counts: %d mitoses', (mitoses_per_10_hpf, expected) => {
    expect(classes({ ...ki67(1), mitoses_per_10_hpf })).toBe(expected);
  });

  test('with one part the recorded grade may be higher; without any it counts alone', () => {
    expect(classes({ ...ki67(1), grade: 2 })).toBe(net(2));
    expect(classes({ ...ki67(10), grade: 1 })).toBe(net(2));
    expect(classes({ grade: 1 })).toBe(net(1));
    expect(classes({ ...ki67(1), mitoses_per_10_hpf: 1, grade: 2 })).toBe(net(1));
    expect(classes({})).toBe('. . .');
  });

  test('without a differentiation grade 1 and 2 are NET, grade 3 is open but in 2010', () => {
    expect(classes({ differentiation: null, ...ki67(10) })).toBe(net(2));
    expect(classes({ differentiation: null, ...ki67(50) })).toBe('nec . .');
  });

  test('poorly differentiated is a carcinoma, of small or large cells according to the histology', () => {
    const poor = { differentiation: 'poor' };
    expect(classes(poor)).toBe('nec nec nec');
    const small = 'nec_small_cell nec_small_cell nec_small_cell';
    expect(classes({ ...poor, histology: 'small_cell_carcinoma' })).toBe(small);
    expect(classes({ differentiation: null, histology: 'small_cell_carcinoma' })).toBe(small);
    expect(classes({ ...poor, histology: 'large_cell_carcinoma', ...ki67(80) })).toBe(
      'nec_large_cell nec_large_cell nec_large_cell',
    );
  });

  test('a mixed neoplasm is a MANEC in 2010 and a MiNEN after', () => {
    expect(classes({ differentiation: null, histology: 'mixed_neoplasm' })).toBe('manec minen minen');
  });

  test('words that contradict each other leave the class open', () => {
    expect(classes({ differentiation: 'well', histology: 'small_cell_carcinoma' })).toBe('. . .');
    expect(classes({ differentiation: 'well', histology: 'mixed_neoplasm' })).toBe('. . .');
    expect(classes({ differentiation: 'poor', ...ki67(10), mitoses_per_10_hpf: 5 })).toBe('. . .');
    expect(classes({ differentiation: 'poor', ...ki67(25), mitoses_per_10_hpf: 5 })).toBe('nec nec nec');
  });

  test('a goblet cell tumor, another type and a tumor outside the digestive tract have none', () => {
    expect(classes({ differentiation: null, histology: 'goblet_cell_carcinoma', grade: 2 })).toBe('. . .');
    expect(classes({ histology: 'other', grade: 2 })).toBe('. . .');
    expect(classes({ primary_site: 'bronchus', grade: 2 })).toBe('. . .');
  });
});
