import { describe, expect, test } from 'vitest';
import { INDEX, type LineSpec, type PatientSpec, warehouse } from './warehouse.ts';

const imaging = (
  assessed_on: string,
  response: string | null,
): { assessed_on: string; response: string | null } => ({
  assessed_on,
  response,
});

describe('best response (AP-12, C-20)', () => {
  const best = (responses: PatientSpec['responses'], line: LineSpec = {}, later: LineSpec[] = []): unknown =>
    warehouse([{ lines: [{ ...INDEX, ...line }, ...later], responses: responses ?? [] }]).value(
      'SELECT best_response FROM analysed_patient',
    );

  test('the record of the registry is kept, NE included', () => {
    expect(best([imaging('2012-03-01', 'cr')], { best_response: 'sd' })).toBe('sd');
    expect(best([imaging('2012-03-01', 'cr')], { best_response: 'ne' })).toBe('ne');
  });

  test('a missing one is the best imaging: CR > PR > SD > PD > NE', () => {
    expect(
      best([imaging('2012-04-01', 'sd'), imaging('2012-06-01', 'pr'), imaging('2012-09-01', 'pd')]),
    ).toBe('pr');
    expect(best([imaging('2012-03-01', 'ne'), imaging('2012-06-01', 'pd')])).toBe('pd');
    expect(best([imaging('2012-03-01', null)])).toBeNull();
  });

  test('an imaging up to 28 days after the start is the baseline (C-80)', () => {
    expect(best([imaging('2012-02-28', 'pr')])).toBeNull();
    expect(best([imaging('2012-02-29', 'pr')])).toBeNull();
    expect(best([imaging('2012-03-01', 'pr')])).toBe('pr');
  });

  test('stable disease counts from 42 days after the start on (C-80)', () => {
    expect(best([imaging('2012-03-13', 'sd')])).toBeNull();
    expect(best([imaging('2012-03-14', 'sd')])).toBe('sd');
    expect(best([imaging('2012-03-15', 'sd')])).toBe('sd');
  });

  test('stable disease of an earlier day is a finding with its days (C-80)', () => {
    const early = { ...imaging('2012-03-13', 'sd'), line_key: 11 };
    const { value } = warehouse([{ responses: [early] }]);
    expect(value("SELECT details FROM study_finding WHERE code = 'short_stable_disease'")).toBe(
      '{"days":41}',
    );
  });

  test('imagings count up to and including the first progression (C-81)', () => {
    const index = { progression: '2012-06-01' };
    expect(best([imaging('2012-06-01', 'pr')], index)).toBe('pr');
    expect(best([imaging('2012-06-01', 'pd'), imaging('2012-06-02', 'pr')], index)).toBe('pd');
  });

  test('a modality that RECIST does not use shows no response, and is a finding (C-81)', () => {
    const ultrasound = { ...imaging('2012-06-01', 'pr'), is_recist: 0, line_key: 11 };
    expect(best([ultrasound])).toBeNull();
    const { value } = warehouse([{ responses: [ultrasound] }]);
    expect(value("SELECT COUNT(*) FROM study_finding WHERE code = 'response_by_other_modality'")).toBe(1);
  });

  test('60 days after the end still count, 61 do not', () => {
    expect(best([imaging('2012-07-29', 'pr')], { end: '2012-05-31' })).toBe('pr');
    expect(best([imaging('2012-07-30', 'pr')], { end: '2012-05-31' })).toBe('pr');
    expect(best([imaging('2012-07-31', 'pr')], { end: '2012-05-31' })).toBeNull();
  });

  test('the start of the next line still counts, the day after does not', () => {
    const next = [{ start: '2012-07-01', modality: 'somatostatin_analogue' }];
    expect(best([imaging('2012-07-01', 'pr')], {}, next)).toBe('pr');
    expect(best([imaging('2012-07-02', 'pr')], {}, next)).toBeNull();
  });

  test('the source of the response is kept', () => {
    const { rows } = warehouse([
      { lines: [{ ...INDEX, best_response: 'sd' }] },
      { responses: [imaging('2012-03-01', 'cr')] },
    ]);
    expect(rows('SELECT response_source FROM line_response')).toEqual([
      { response_source: 'recorded' },
      { response_source: 'imaging' },
    ]);
  });
});

test('response_rate: missing and not evaluable stay in the denominator (AP-12, C-20)', () => {
  const answers = ['cr', 'pr', 'sd', 'pd', 'ne', null, 'pr'];
  const { rows } = warehouse([
    ...answers.map((best_response) => ({ lines: [{ ...INDEX, best_response }] })),
    { tumor: { primary_site: 'ileum', subgroup: 'gi' }, lines: [{ ...INDEX, best_response: 'pd' }] },
  ]);
  const [all, pancreas, gi, other] = rows('SELECT * FROM response_rate');
  expect(all).toMatchObject({
    n: 8,
    cr: 1,
    pr: 2,
    sd: 1,
    pd: 2,
    not_evaluable: 1,
    missing: 1,
    orr_n: 3,
    dcr_n: 4,
  });
  expect(all).toMatchObject({ orr_percent: 37.5, dcr_percent: 50 });
  expect(pancreas).toMatchObject({ n: 7, orr_percent: 42.9, dcr_percent: 57.1 });
  expect(gi).toMatchObject({ n: 1, dcr_n: 0, dcr_percent: 0 });
  expect(other).toMatchObject({ n: 0, cr: 0, orr_n: 0, orr_percent: null });
});

test('percentages round half up: 1 of 16 is 6.3 (AP-25)', () => {
  const { value } = warehouse(
    Array.from({ length: 16 }, (_, index) => ({
      lines: [{ ...INDEX, best_response: index === 0 ? 'cr' : 'pd' }],
    })),
  );
  expect(value("SELECT orr_percent FROM response_rate WHERE stratum = 'all'")).toBe(6.3);
});
