import { describe, expect, test } from 'vitest';
import { codesOf, fiche, line, patientOf, row } from './fixture.ts';

const tumorOf = (...rows: Parameters<typeof patientOf>[0]) => patientOf(rows).tumors[0]?.answers;

describe('missing values at baseline (AP-7, C-15)', () => {
  const at = (day: string, cells = {}) => fiche({ presented_on: day, ...cells });
  test('is taken from the nearest earlier presentation, then the nearest later one', () => {
    const baseline = at('02/01/2012');
    const earlier = at('02/01/2011', { grade: 'G1', proposal: 'Surveillance' });
    const earliest = at('02/01/2010', { grade: 'G3', size_mm: 30, proposal: 'Surveillance' });
    const later = at('02/01/2013', { grade: 'G2', size_mm: 40, has_men1: 'N', proposal: 'Surveillance' });
    expect(tumorOf(later, earliest, baseline, earlier)).toMatchObject({
      grade: { value: 1, origin: [{ how: 'fallback', rowId: earlier.row.rowId, field: 'grade' }] },
      size_mm: { value: 30, origin: [{ rowId: earliest.row.rowId }] },
      has_men1: { value: false, origin: [{ rowId: later.row.rowId }] },
    });
  });
  test('unreadable counts as missing', () => {
    expect(
      tumorOf(at('02/01/2012', { grade: 'illisible' }), at('02/01/2011', { grade: 2, proposal: '' }))?.grade
        .value,
    ).toBe(2);
  });
  test.each([
    ['the cut-off', '30/04/2017', 2],
    ['the day after it', '01/05/2017', null],
  ])('is taken from a presentation of %s', (_, day, grade) => {
    expect(tumorOf(at('02/01/2012'), at(day, { grade, proposal: '' }))?.grade.value ?? null).toBe(grade);
  });
  test('a presentation that names another known site is about another tumor (C-16)', () => {
    const records = patientOf([
      at('02/01/2012'),
      at('02/01/2011', { primary_site: 'Iléon', grade: 1, proposal: '' }),
    ]);
    expect(
      records.tumors.map(({ answers, columns }) => [
        answers.primary_site.value,
        answers.grade.value,
        columns.is_baseline,
      ]),
    ).toEqual([
      ['pancreas', null, true],
      ['ileum', 1, false],
    ]);
    expect(codesOf(records)).toContain('several_primary_sites');
  });
});

describe('bounds and ranges (C-92)', () => {
  const bounded = fiche({ grade: '1-2', mitoses_per_10_hpf: '< 2', ecog_status: '0 ou 1' });
  test('leave the exact value open and are kept beside it', () => {
    const { presentations, tumors } = patientOf([bounded]);
    const open = (raw: string) => ({ value: null, missing: { reason: 'not_recorded', raw } });
    expect(tumors[0]?.answers).toMatchObject({
      grade: open('1-2'),
      grade_low: { value: 1 },
      grade_high: { value: 2 },
      mitoses_per_10_hpf: open('< 2'),
      mitoses_low: { value: 0 },
      mitoses_high: { value: 2 },
      is_mitoses_low_excluded: { value: false },
      is_mitoses_high_excluded: { value: true },
    });
    expect(presentations[0]?.answers).toMatchObject({
      ecog_status: open('0 ou 1'),
      ecog_low: { value: 0 },
      ecog_high: { value: 1 },
    });
  });
  test('an exact value has equal ends; without an upper bound there is no upper end', () => {
    const answers = tumorOf(fiche({ grade: 'G2', mitoses_per_10_hpf: '>20' }));
    expect(answers).toMatchObject({ grade: { value: 2 }, grade_low: { value: 2 }, grade_high: { value: 2 } });
    expect(answers).toMatchObject({
      mitoses_low: { value: 20 },
      mitoses_high: { value: null, missing: { reason: 'not_applicable' } },
      is_mitoses_low_excluded: { value: true },
    });
  });
  test('are answers: no other presentation takes their place, and they fill a gap together (C-15)', () => {
    const exact = fiche({ presented_on: '02/01/2011', grade: 'G3', proposal: 'Surveillance' });
    expect(tumorOf(bounded, exact)).toMatchObject({
      grade: { value: null },
      grade_low: { value: 1 },
      grade_high: { value: 2 },
    });
    const earlier = fiche({ presented_on: '02/01/2011', grade: '2-3', proposal: 'Surveillance' });
    const origin = [{ how: 'fallback', rowId: earlier.row.rowId, field: 'grade' }];
    expect(tumorOf(fiche({ presented_on: '02/01/2012' }), earlier)).toMatchObject({
      grade: { value: null, missing: { reason: 'not_recorded', raw: '2-3' } },
      grade_low: { value: 2, origin },
      grade_high: { value: 3, origin },
    });
  });
});

describe('the TNM', () => {
  const parts = (answers: ReturnType<typeof tumorOf>): unknown[] =>
    [answers?.t, answers?.n, answers?.m, answers?.tnm_prefix, answers?.tnm_edition].map((one) => one?.value);
  test('gives the tumor its T, N and M with prefix and edition', () => {
    expect(parts(tumorOf(fiche({ tnm: 'pT3N1M0 (ENETS)' })))).toEqual(['3', '1', '0', 'p', 'enets']);
  });
  test('falls back as a whole: no tumor has the T of one fiche and the M of another (C-15)', () => {
    const earlier = fiche({ presented_on: '02/01/2011', tnm: 'T2N0M1', proposal: 'Surveillance' });
    expect(parts(tumorOf(fiche({ tnm: 'pT3' }), earlier))).toEqual(['3', null, null, 'p', null]);
    const fallback = tumorOf(fiche({ tnm: 'illisible' }), earlier);
    expect(parts(fallback)).toEqual(['2', '0', '1', null, null]);
    expect(fallback?.m).toMatchObject({
      origin: [{ how: 'fallback', rowId: earlier.row.rowId, field: 'tnm' }],
    });
  });
  test('gives the reason why a part is missing (C-26)', () => {
    const reasonOf = (tnm: string) => tumorOf(fiche({ tnm }))?.m;
    expect(reasonOf('pT3N1')).toMatchObject({ missing: { reason: 'not_recorded', raw: 'pT3N1' } });
    expect(reasonOf('stade 4')).toMatchObject({ missing: { reason: 'unreadable' } });
    expect(reasonOf('NR')).toMatchObject({ missing: { reason: 'not_recorded' } });
    expect(codesOf(patientOf([fiche({ tnm: 'stade 4' })]))).toContain('not_a_tnm');
  });
});

describe('the tumor that a line treats (C-92)', () => {
  const site = (presented_on: string, primary_site: string, proposal = 'Surveillance') =>
    fiche({ presented_on, primary_site, proposal });
  const treated = (cells: Record<string, string>, ...fiches: ReturnType<typeof fiche>[]) => {
    const { lines, tumors } = patientOf([...fiches, line(cells)]);
    const index = lines[0]?.tumorIndex ?? null;
    return index === null ? null : tumors[index]?.answers.primary_site.value;
  };
  const pancreas = site('10/01/2012', 'Pancréas', 'FOLFOX + bevacizumab');
  const ileum = site('10/06/2012', 'Iléon');

  test.each([
    ['the day before a meeting', '09/06/2012', 'pancreas'],
    ['the day of a meeting', '10/06/2012', 'ileum'],
    ['the day after it', '11/06/2012', 'ileum'],
    ['before every meeting: the nearest later one', '01/01/2012', 'pancreas'],
    ['a month: its 15th', '06/2012', 'ileum'],
    ['a year: its last day', '2012', 'ileum'],
    ['without a day: the baseline tumor', '', 'pancreas'],
  ])('is that of the nearest meeting up to its start: %s', (_, started_on, expected) => {
    expect(treated({ started_on, ended_on: '' }, pancreas, ileum)).toBe(expected);
  });
  test('is the only one, whatever the days; a meeting without a site is about none in particular', () => {
    expect(treated({ started_on: '01/01/2011' }, ileum)).toBe('ileum');
    const silent = site('01/07/2012', 'NR');
    expect(treated({ started_on: '02/07/2012' }, pancreas, ileum, silent)).toBe('ileum');
  });
  test('of two meetings of one day the lower number decides (C-15)', () => {
    const first = fiche(
      { presented_on: '10/06/2012', primary_site: 'Côlon', proposal: '' },
      { identity: { documentRank: 0 } },
    );
    expect(treated({ started_on: '11/06/2012' }, pancreas, ileum, first)).toBe('colon');
  });
  test('a patient without a tumor has none', () => {
    expect(treated({ started_on: '11/06/2012' }, site('01/05/2017', 'Iléon'))).toBeNull();
  });
});

describe('the baseline presentation (AP-7)', () => {
  const baselineDay = (...rows: Parameters<typeof patientOf>[0]) =>
    patientOf(rows).presentations.find(({ columns }) => columns.is_baseline)?.answers.presented_on.value;
  test.each([
    ['the day before the window', '22/05/2007', undefined],
    ['its first day', '23/05/2007', '2007-05-23'],
    ['its last day', '30/06/2016', '2016-06-30'],
    ['the day after', '01/07/2016', undefined],
  ])('lies in the window: %s (AP-1)', (_, day, expected) => {
    expect(baselineDay(fiche({ presented_on: day }))).toBe(expected);
  });
  test('is the first that proposes the drug with any cytotoxic; of one day the lower number (C-15)', () => {
    const rows = [
      fiche({ proposal: 'bevacizumab seul', presented_on: '01/01/2011' }),
      fiche({ presented_on: '03/01/2012' }),
    ];
    const sameDay = fiche({ presented_on: '03/01/2012' }, { identity: { documentRank: 0 } });
    const records = patientOf([...rows, sameDay]);
    expect(records.presentations.find(({ columns }) => columns.is_baseline)?.rowId).toBe(sameDay.row.rowId);
  });
});

describe('the baseline of a conditional proposal (C-90)', () => {
  const baselineDay = (...rows: Parameters<typeof patientOf>[0]) =>
    patientOf(rows).presentations.find(({ columns }) => columns.is_baseline)?.answers.presented_on.value;
  const meeting = fiche({ presented_on: '10/01/2012', proposal: 'FOLFOX-bev ou Afinitor' });
  test.each([
    ['the day before', '09/01/2012', undefined],
    ['the day of the meeting', '10/01/2012', '2012-01-10'],
    ['89 days after', '08/04/2012', '2012-01-10'],
    ['90 days after', '09/04/2012', '2012-01-10'],
    ['91 days after', '10/04/2012', undefined],
  ])('a combined line that starts %s', (_, start, expected) => {
    const combined = line({ protocol: 'FOLFOX + bevacizumab', started_on: start, ended_on: '' });
    expect(baselineDay(meeting, combined)).toBe(expected);
  });
  test('comes before a later plain one only if a line confirms it', () => {
    const later = fiche({ presented_on: '01/06/2012', proposal: 'FOLFOX + bevacizumab' });
    const soon = line({ protocol: 'FOLFOX + bevacizumab', started_on: '01/02/2012', ended_on: '' });
    const alone = line({ protocol: 'FOLFOX', started_on: '01/02/2012', ended_on: '' });
    expect(baselineDay(meeting, later, soon)).toBe('2012-01-10');
    expect(baselineDay(meeting, later, alone)).toBe('2012-06-01');
  });
  test('every drug of a proposal is kept with its class and its mention (C-92)', () => {
    const text = 'Progression sous Afinitor : FOLFOX +/- bev, pas de Sutent';
    expect(patientOf([fiche({ proposal: text })]).presentations[0]?.drugs).toEqual([
      { drug: 'bevacizumab', drug_class: 'antiangiogenic', mention: 'conditional' },
      { drug: 'everolimus', drug_class: 'mtor_inhibitor', mention: 'past' },
      { drug: 'fluorouracil', drug_class: 'cytotoxic', mention: 'proposed' },
      { drug: 'oxaliplatin', drug_class: 'cytotoxic', mention: 'proposed' },
      { drug: 'sunitinib', drug_class: 'tyrosine_kinase_inhibitor', mention: 'negated' },
    ]);
  });
});

describe('the primary site (C-12)', () => {
  test('comes from the ICD-10 code only when the site is missing', () => {
    expect(tumorOf(fiche({ primary_site: 'NR', icd10_code: 'C17.2' }))?.primary_site).toMatchObject({
      value: 'ileum',
      origin: [{ field: 'icd10_code' }],
    });
    const records = patientOf([fiche({ primary_site: 'Pancréas', icd10_code: 'C17.2' })]);
    expect(records.tumors[0]?.answers.primary_site.value).toBe('pancreas');
    expect(codesOf(records)).toContain('site_icd10_disagree');
  });
  test('outside the digestive tract has no subgroup: not applicable (AP-19)', () => {
    expect(tumorOf(fiche({ primary_site: 'Bronche' }))?.subgroup).toMatchObject({
      missing: { reason: 'not_applicable' },
    });
  });
});

test('the age at diagnosis has one decimal, so that no birth date can be computed from it (AP-22, S-2)', () => {
  const born = fiche({ diagnosed_on: '15/06/2010' }, { identity: { birth: 'token', birthMonth: '1950-03' } });
  // 1950-03-02 to 2010-06-15: 22020 days, 60.287 years
  const [tumor] = patientOf([born], { token: '1950-03-02' }).tumors;
  expect(tumor?.answers.age_at_diagnosis_years.value).toBe(60.3);
});

test('a subgroup is missing for the reason of its site (C-26)', () => {
  expect(tumorOf(fiche({ primary_site: '?' }))?.subgroup).toMatchObject({ missing: { reason: 'unknown' } });
});

test('the age uses the birth date of the hospital when the fiche has none (AP-22)', () => {
  const person = row('person', {}, { identity: { birth: 'token', birthMonth: '1950-06' } });
  const [tumor] = patientOf([fiche({ diagnosed_on: '10/06/2010' }), person], { token: '1950-06-10' }).tumors;
  expect(tumor?.answers.age_at_diagnosis_years.value).toBe(60);
});

test.each([
  ['Estomac', 'C18.9', true],
  ['Iléon', 'C17.9', false],
  ['Iléon', 'C17.2', false],
  ['Pancréas', 'C17.9', true],
])('the site %s beside the code %s is a disagreement: %s (C-12)', (primary_site, icd10_code, disagrees) => {
  expect(codesOf(patientOf([fiche({ primary_site, icd10_code })])).includes('site_icd10_disagree')).toBe(
    disagrees,
  );
});

describe('last news and death (S-5, C-6)', () => {
  const suivi = (cells: Record<string, string>) => row('follow_up', cells);
  const person = (cells: Record<string, string>) => row('person', cells);
  const followUp = (...rows: Parameters<typeof patientOf>[0]) =>
    patientOf([fiche(), ...rows]).followUp?.answers;

  test('last news are the latest of both sources', () => {
    expect(
      followUp(suivi({ last_news_on: '01/02/2014' }), person({ last_contact_on: '01/03/2014' }))?.last_news_on
        .value,
    ).toBe('2014-03-01');
    expect(
      followUp(suivi({ last_news_on: '01/04/2014' }), person({ last_contact_on: '01/03/2014' }))?.last_news_on
        .value,
    ).toBe('2014-04-01');
  });
  test('a month of last news is refined first: the contact of that month counts, not the 15th', () => {
    expect(
      followUp(suivi({ last_news_on: '03/2014' }), person({ last_contact_on: '10/03/2014' }))?.last_news_on
        .value,
    ).toBe('2014-03-10');
  });
  test('a death is news', () => {
    const answers = followUp(
      suivi({ last_news_on: '01/02/2014', vital_status: 'Décédé', died_on: '05/2014' }),
    );
    expect(answers?.last_news_on).toMatchObject({ value: '2014-05-15', partial: { precision: 'month' } });
  });
  test('the hospital decides on the day of death; a difference is a conflict (S-4)', () => {
    const answers = followUp(
      suivi({ vital_status: 'Décédé', died_on: '01/05/2014' }),
      person({ died_on: '03/05/2014' }),
    );
    expect(answers?.died_on).toMatchObject({
      value: '2014-05-03',
      conflicts: [{ otherValue: '2014-05-01' }],
    });
  });
  test('a death that the hospital knows by its month fills the gap, imputed (S-4, AP-8)', () => {
    const answers = followUp(
      suivi({ vital_status: 'Vivant', last_news_on: '01/02/2014' }),
      person({ died_on: '05/2015' }),
    );
    expect(answers?.died_on).toMatchObject({
      value: '2015-05-15',
      partial: { precision: 'month', source: 'orbis' },
    });
    expect(answers?.vital_status).toMatchObject({ value: 'dead', conflicts: [{ otherValue: 'alive' }] });
    expect(answers?.last_news_on.value).toBe('2015-05-15');
  });
  test('a month of death that does not fit the exact day is a conflict (C-46)', () => {
    const answers = followUp(
      suivi({ vital_status: 'Décédé', died_on: '01/02/2014' }),
      person({ died_on: '05/2015' }),
    );
    expect(answers?.died_on).toMatchObject({
      value: '2014-02-01',
      conflicts: [{ otherValue: '2015-05-15' }],
    });
  });
  test('a month of contact is news too', () => {
    const answers = followUp(suivi({ last_news_on: '01/02/2014' }), person({ last_contact_on: '04/2015' }));
    expect(answers?.last_news_on).toMatchObject({ value: '2015-04-15', partial: { precision: 'month' } });
  });
  test('dead without any date is a known death (C-5)', () => {
    const answers = followUp(suivi({ vital_status: 'Décédé' }));
    expect(answers?.is_dead.value).toBe(true);
    expect(answers?.died_on.value).toBeNull();
  });
});

test('every answer has a value or a reason, never both, never neither (C-26)', () => {
  const records = patientOf([
    fiche({ grade: 'NR', size_mm: '?', mitoses_per_10_hpf: 'NA' }),
    line({ ended_on: '2013' }),
  ]);
  const all = [records.patient, ...records.tumors, ...records.presentations, ...records.lines];
  for (const { answers } of all) {
    for (const [column, given] of Object.entries(answers)) {
      expect([column, given.value === null]).toEqual([
        column,
        'missing' in given && given.missing !== undefined,
      ]);
    }
  }
});

describe('a row whose status is in no list', () => {
  const cure = (status: string) =>
    row('administration', { administered_on: '10/01/2012', molecule: 'BEVACIZUMAB', status });
  test.each([
    ['x("y")', 'status_unreadable', ['unknown_code']],
    ['', 'status_missing', []],
    ['Non administrée', 'cancelled', []],
  ])('"%s" is ignored as %s, and reported as %j', (status, code, told) => {
    const given = cure(status);
    const records = patientOf([fiche(), given]);
    expect(records.administrations).toEqual([]);
    expect(records.outcomes).toContainEqual({ row: given.row, fate: 'ignored', code });
    expect(codesOf(records)).toEqual(told);
  });
});
