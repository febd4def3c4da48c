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

  test('what the registry records stands, NE included', () => {
    expect(best([imaging('2012-03-01', 'cr')], { best_response: 'sd' })).toBe('sd');
    expect(best([imaging('2012-03-01', 'cr')], { best_response: 'ne' })).toBe('ne');
  });

  test('a missing one is the best imaging: CR > PR > SD > PD > NE', () => {
    expect(
      best([imaging('2012-03-01', 'sd'), imaging('2012-06-01', 'pr'), imaging('2012-09-01', 'pd')]),
    ).toBe('pr');
    expect(best([imaging('2012-03-01', 'ne'), imaging('2012-06-01', 'pd')])).toBe('pd');
    expect(best([imaging('2012-03-01', null)])).toBeNull();
  });

  test('an imaging of the day of the start is the baseline (C-2)', () => {
    expect(best([imaging('2012-01-31', 'pr')])).toBeNull();
    expect(best([imaging('2012-02-01', 'pr')])).toBeNull();
    expect(best([imaging('2012-02-02', 'pr')])).toBe('pr');
  });

  test('60 days after the end still tell, 61 do not', () => {
    expect(best([imaging('2012-07-29', 'pr')], { end: '2012-05-31' })).toBe('pr');
    expect(best([imaging('2012-07-30', 'pr')], { end: '2012-05-31' })).toBe('pr');
    expect(best([imaging('2012-07-31', 'pr')], { end: '2012-05-31' })).toBeNull();
  });

  test('the start of the next line still tells, the day after does not', () => {
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
