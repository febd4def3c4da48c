import { describe, expect, test } from 'vitest';
import type { AnyReadRow } from '../../src/normalize/cell.ts';
import { codesOf, cure, fiche, imaging, line, patientOf, row } from './fixture.ts';

const linesOf = (...rows: AnyReadRow[]) => patientOf([fiche(), ...rows]).lines.map(({ answers }) => answers);
const first = (...rows: AnyReadRow[]) => linesOf(...rows)[0];

describe('a course of administrations refines the line (S-3, S-4)', () => {
  test.each([
    ['45 days after the exact start: claimed', '24/02/2012', 1],
    ['46 days after the exact start: a line of its own', '25/02/2012', 2],
  ])('%s', (_, day, lines) => {
    expect(linesOf(line({ started_on: '10/01/2012' }), cure(day))).toHaveLength(lines);
  });
  test.each([
    ['45 days after the last day of the month', '16/03/2012', 1],
    ['46 days after the last day of the month', '17/03/2012', 2],
    ['45 days before the first day of the month', '17/11/2011', 1],
    ['46 days before the first day of the month', '16/11/2011', 2],
  ])('a partial start, %s (C-23)', (_, day, lines) => {
    expect(linesOf(line({ started_on: '01/2012' }), cure(day))).toHaveLength(lines);
  });
  test('an exact first administration beats a month that it fits: a refinement, no conflict', () => {
    const start = first(line({ started_on: '01/2012' }), cure('20/01/2012'))?.started_on;
    expect(start).toMatchObject({
      value: '2012-01-20',
      origin: [{ how: 'refinement' }, { how: 'refinement' }],
    });
    expect(start?.conflicts).toBeUndefined();
  });
  test('two exact starts that differ: the hospital is kept, the difference a conflict', () => {
    expect(first(line({ started_on: '10/01/2012' }), cure('12/01/2012'))?.started_on).toMatchObject({
      value: '2012-01-12',
      conflicts: [
        { keptSource: 'orbis', keptValue: '2012-01-12', otherSource: 'dcc', otherValue: '2012-01-10' },
      ],
    });
  });
  test('cycles are the distinct days with bevacizumab', () => {
    const cures = [
      cure('10/01/2012'),
      cure('10/01/2012', 'OXALIPLATINE'),
      cure('24/01/2012'),
      cure('07/02/2012', 'OXALIPLATINE'),
    ];
    expect(first(line(), ...cures)?.cycles.value).toBe(2);
  });
  test('the values of a conflict are ISO dates and plain integers (C-46)', () => {
    const { started_on, cycles } =
      first(line({ started_on: '5/1/2012', cycles: '12,0' }), cure('10/01/2012')) ?? {};
    expect([started_on?.conflicts?.[0]?.otherValue, cycles?.conflicts?.[0]?.otherValue]).toEqual([
      '2012-01-05',
      '12',
    ]);
  });
  test('a start of another month than the first administration is a conflict, however near (C-46)', () => {
    const { started_on } = first(line({ started_on: '12/2011' }), cure('10/01/2012')) ?? {};
    expect(started_on).toMatchObject({ value: '2012-01-10', conflicts: [{ otherValue: '2011-12-15' }] });
  });
  test('a count that the registry has otherwise is a conflict (S-4)', () => {
    expect(first(line({ cycles: 6 }), cure('10/01/2012'))?.cycles).toMatchObject({
      value: 1,
      conflicts: [{ keptValue: '1', otherValue: '6' }],
    });
  });
  test('a course sets the end only where the registry has none (C-23)', () => {
    const cures = [cure('10/01/2012'), cure('24/01/2012')];
    expect(first(line(), ...cures)?.ended_on.value).toBe('2012-01-24');
    expect(first(line({ ended_on: '03/2012' }), ...cures)?.ended_on.value).toBe('2012-03-15');
  });
  test.each([
    ['90 days apart are one course', '09/04/2012', 1],
    ['91 days apart are two', '10/04/2012', 2],
  ])('administrations %s', (_, day, lines) => {
    expect(linesOf(line(), cure('10/01/2012'), cure(day))).toHaveLength(lines);
  });
  test('another family is another course (C-23)', () => {
    expect(linesOf(line(), cure('10/01/2012', 'IRINOTECAN', 'FOLFIRI-BEVACIZUMAB'))).toHaveLength(2);
  });
  test('a blank protocol is read from the molecules of the day (C-23)', () => {
    const cures = [cure('10/01/2012', 'OXALIPLATINE', ''), cure('10/01/2012', 'FLUOROURACILE', '')];
    expect(linesOf(line(), ...cures)).toHaveLength(1);
  });
  test.each([
    ['without a start', { started_on: 'NR' }],
    ['with the year alone', { started_on: '2012' }],
  ])('a line %s claims the only course of its family (C-23)', (_, start) => {
    expect(first(line(start), cure('20/05/2012'))?.started_on.value).toBe('2012-05-20');
    expect(linesOf(line(start), cure('20/05/2012'), cure('20/11/2012'))).toHaveLength(3);
  });
  test('of two lines the nearer start claims, then the lower number (C-23)', () => {
    const lines = [
      line({ line_number: 2, started_on: '20/01/2012' }),
      line({ line_number: 1, started_on: '10/01/2012' }),
    ];
    expect(linesOf(...lines, cure('15/01/2012')).map(({ started_on }) => started_on.value)).toEqual([
      '2012-01-15',
      '2012-01-20',
    ]);
  });
});

describe('what is no course of a line', () => {
  const ssa = (day: string) => cure(day, 'OCTREOTIDE', 'SANDOSTATINE LP');
  test('analogues neither prolong a chemotherapy nor make a line (S-3, C-23)', () => {
    const cures = [cure('10/01/2012'), ssa('01/03/2012'), ssa('01/05/2012'), cure('10/07/2012')];
    expect(linesOf(line(), ...cures).map(({ started_on }) => started_on.value)).toEqual([
      '2012-01-10',
      '2012-07-10',
    ]);
    expect(linesOf(line(), ssa('01/03/2012'))).toHaveLength(1);
  });
  test('the antibody alone continues the course that runs, and is no everolimus (S-3)', () => {
    const alone = cure('20/05/2012', 'BEVACIZUMAB', 'BEVACIZUMAB');
    expect(linesOf(line(), cure('10/03/2012'), alone)).toHaveLength(2);
    const everolimus = line({
      modality: 'Thérapie ciblée',
      protocol: 'Everolimus',
      started_on: '01/05/2012',
    });
    expect(linesOf(everolimus, alone).map(({ has_bevacizumab }) => has_bevacizumab.value)).toEqual([
      false,
      true,
    ]);
  });
});

test('bevacizumab that was administered counts, whatever the protocol of the registry says: a conflict (S-4)', () => {
  expect(first(line({ protocol: 'FOLFOX' }), cure('10/01/2012'))?.has_bevacizumab).toMatchObject({
    value: true,
    conflicts: [{ keptSource: 'orbis', keptValue: '1', otherValue: '0' }],
  });
});

test('two families of one day have the same numbers whatever the order of the rows', () => {
  const folfox = cure('10/01/2012');
  const temozolomide = cure('10/01/2012', 'TEMOZOLOMIDE', 'TEMOZOLOMIDE');
  const families = (...rows: AnyReadRow[]) => linesOf(...rows).map(({ regimen }) => regimen.value);
  expect(families(folfox, temozolomide)).toEqual(families(temozolomide, folfox));
});

test('a course that no line claims becomes a line of its own, with a finding (S-3)', () => {
  const records = patientOf([fiche(), line({ line_number: 4, started_on: '2009' }), cure('10/01/2012')]);
  expect(records.lines[1]).toMatchObject({
    columns: { source: 'orbis' },
    answers: {
      line_number: { value: 5 },
      place_of_care: { value: 'chu' },
      has_cytotoxic: { value: true },
      regimen: { value: 'folfox' },
    },
  });
  expect(codesOf(records)).toContain('line_from_hospital');
});

describe('drugs of a line (C-62)', () => {
  test('are read from chemotherapy and targeted therapy only', () => {
    expect(
      first(line({ modality: 'Chimioembolisation', protocol: 'CEIA doxorubicine' }))?.has_cytotoxic.value,
    ).toBe(false);
  });
  test('a chemotherapy without a protocol is cytotoxic, with a finding', () => {
    const records = patientOf([fiche(), line({ protocol: 'NR' })]);
    expect(records.lines[0]?.answers.has_cytotoxic.value).toBe(true);
    expect(codesOf(records)).toContain('chemotherapy_without_protocol');
  });
});

test('the last cure of an ongoing line is no end (C-26 before C-23)', () => {
  const { ended_on } = first(line({ stop_reason: 'En cours' }), cure('10/01/2012')) ?? {};
  expect(ended_on).toMatchObject({ value: null, missing: { reason: 'not_applicable' } });
});

describe('what a line cannot have is not applicable (C-26)', () => {
  test.each([
    ['the end of an ongoing line', { stop_reason: 'En cours' }, 'ended_on'],
    ['the cycles of a surgery', { modality: 'Chirurgie', protocol: null }, 'cycles'],
    ['the margin of a chemotherapy', {}, 'resection_margin'],
  ] as const)('%s', (_, cells, column) => {
    expect(first(line(cells))?.[column]).toMatchObject({
      value: null,
      missing: { reason: 'not_applicable' },
    });
  });
});

describe('the progression of a line (S-5, C-1)', () => {
  const progression = (recorded: string | null, ...imagings: [string, string][]) =>
    first(line({ progressed_on: recorded }), ...imagings.map(([day, response]) => imaging(day, response)));

  test('is the first of the recorded date and the imagings read as progression', () => {
    expect(progression('01/12/2012', ['01/09/2012', 'PD'], ['01/10/2012', 'PD'])?.progressed_on.value).toBe(
      '2012-09-01',
    );
    expect(progression('01/06/2012', ['01/09/2012', 'PD'])?.progressed_on.value).toBe('2012-06-01');
  });
  test('a month is first refined by the first imaging of that month', () => {
    expect(progression('09/2012', ['20/09/2012', 'PD'])?.progressed_on).toMatchObject({
      value: '2012-09-20',
      origin: [{ how: 'refinement' }, {}],
    });
  });
  test.each([
    ['44 days apart: a conflict', '16/10/2012', 1],
    ['45 days apart: a conflict', '17/10/2012', 1],
    ['46 days apart: two events, the earlier counts', '18/10/2012', 0],
  ])('two exact days %s', (_, recorded, conflicts) => {
    const { progressed_on } = progression(recorded, ['02/09/2012', 'PD']) ?? {};
    expect(progressed_on?.value).toBe('2012-09-02');
    expect(progressed_on?.conflicts ?? []).toHaveLength(conflicts);
  });
  test('an imaging of the day of the start is the baseline, the day after is not (C-2)', () => {
    expect(progression(null, ['10/01/2012', 'PD'])?.has_progression.value).toBe(false);
    expect(progression(null, ['11/01/2012', 'PD'])?.progressed_on.value).toBe('2012-01-11');
  });
  test('under supportive care is that of the line before: supportive care is no line (C-8)', () => {
    const support = line({
      line_number: 2,
      modality: 'Soins de support',
      protocol: null,
      started_on: '01/06/2012',
    });
    const [index, last] = linesOf(line(), support, imaging('01/07/2012', 'PD'));
    expect([index?.progressed_on.value, last?.progressed_on.value]).toEqual(['2012-07-01', null]);
  });
  test.each([
    ['of that year: it dates the event', '31/12/2013', '2013-12-31'],
    ['of the year after: whether it came first is not known', '01/01/2014', null],
  ])('a year alone and an imaging %s (C-5)', (_, day, expected) => {
    expect(progression('2013', [day, 'PD'])?.progressed_on.value).toBe(expected);
  });
  test('is known without a usable date when the cell is filled, not when it says NR (C-5)', () => {
    expect(progression('31/06/2012')?.has_progression.value).toBe(true);
    expect(progression('2012')?.has_progression.value).toBe(true);
    expect(progression('NR')?.has_progression.value).toBe(false);
  });
});

describe('an adverse event of the hospital (C-22)', () => {
  const event = (day: string, cells = {}) =>
    row('adverse_event', {
      started_on: day,
      term: 'épistaxis',
      grade: 2,
      attribution: 'Bevacizumab',
      action: 'Aucune',
      ...cells,
    });
  const lineIndex = (day: string) =>
    patientOf([fiche(), line({ ended_on: '01/06/2012' }), event(day)]).adverseEvents[0]?.lineIndex;

  test.each([
    ['the day before the start', '09/01/2012', null],
    ['the day of the start', '10/01/2012', 0],
    ['30 days after the end', '01/07/2012', 0],
    ['31 days after the end', '02/07/2012', null],
  ])('on %s', (_, day, expected) => {
    expect(lineIndex(day)).toBe(expected);
  });
  test('and a record of the registry of one term in one line are one (S-6, C-61)', () => {
    const told = row('toxicity', {
      line_number: 1,
      term: 'Saignement',
      is_present: 'O',
      grade: 3,
      attribution: 'Chimiothérapie',
      action: 'Concession posologique',
    });
    const { adverseEvents } = patientOf([fiche(), line(), told, event('20/01/2012')]);
    expect(adverseEvents).toHaveLength(1);
    expect(adverseEvents[0]?.answers).toMatchObject({
      ...{ term: { value: 'bleeding' }, status: { value: 'present' }, grade: { value: 3 } },
      ...{ attribution: { value: 'both' }, has_dose_concession: { value: true } },
    });
  });
  test('leaves an answer of the registry alone where it says nothing itself (S-6, C-25)', () => {
    const told = row('toxicity', {
      line_number: 1,
      term: 'Saignement',
      is_present: 'O',
      grade: 1,
      action: 'Aucune',
      has_treatment_started: 'N',
    });
    const { adverseEvents } = patientOf([fiche(), line(), told, event('20/01/2012', { action: '-' })]);
    expect(adverseEvents[0]?.answers).toMatchObject({
      ...{ has_treatment_started: { value: false }, has_dose_concession: { value: false } },
    });
  });
  test('present beats absent, absent beats missing (S-6)', () => {
    const told = (is_present: string) =>
      row('toxicity', { line_number: 1, term: 'Saignement', is_present, attribution: is_present });
    expect(
      patientOf([fiche(), line(), told('N'), event('20/01/2012')]).adverseEvents[0]?.answers.status.value,
    ).toBe('present');
    expect(patientOf([fiche(), line(), told('N'), told('NR')]).adverseEvents[0]?.answers.status.value).toBe(
      'absent',
    );
  });
});
