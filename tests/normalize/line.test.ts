import { describe, expect, test } from 'vitest';
import type { AnyReadRow } from '../../src/normalize/cell.ts';
import { codesOf, cure, fiche, imaging, line, patientOf, row } from './fixture.ts';

const linesOf = (...rows: AnyReadRow[]) => patientOf([fiche(), ...rows]).lines.map(({ answers }) => answers);
const first = (...rows: AnyReadRow[]) => linesOf(...rows)[0];

const OUT = '01/01/2017';
const folfox = (day: string) => [cure(day), cure(day, 'OXALIPLATINE'), cure(day, 'FLUOROURACILE')];
const sources = (...rows: AnyReadRow[]) =>
  patientOf([fiche(), ...rows]).lines.map(({ columns }) => columns.source);

describe('the window of a drug line contains its administrations (C-70)', () => {
  const ended = { started_on: '10/03/2012', ended_on: '10/09/2012' };
  test.each([
    ['44 days before the start', '26/01/2012', ['dcc']],
    ['45 days before the start', '25/01/2012', ['dcc']],
    ['46 days before the start: a line of its own', '24/01/2012', ['dcc', 'orbis']],
    ['30 days after the end', '10/10/2012', ['dcc']],
    ['31 days after the end: a line of its own', '11/10/2012', ['dcc', 'orbis']],
  ])('%s', (_, day, expected) => {
    expect(sources(line(ended), cure(day))).toEqual(expected);
  });
  test('a start or end known by its month counts from its first to its last day', () => {
    const months = { started_on: '03/2012', ended_on: '09/2012' };
    expect(sources(line(months), cure('16/01/2012'))).toEqual(['dcc']);
    expect(sources(line(months), cure('15/01/2012'))).toEqual(['dcc', 'orbis']);
    expect(sources(line(months), cure('30/10/2012'))).toEqual(['dcc']);
    expect(sources(line(months), cure('31/10/2012'))).toEqual(['dcc', 'orbis']);
  });
  test.each([
    ['30 days apart carry it on', ['10/10/2012', '09/11/2012'], ['dcc']],
    ['31 days apart do not', ['10/10/2012', '10/11/2012'], ['dcc', 'orbis']],
  ])('administrations beyond the end %s', (_, days, expected) => {
    expect(sources(line(ended), ...days.map((day) => cure(day)))).toEqual(expected);
  });
  test('without an end it is open, up to the day before the next drug line', () => {
    const next = line({ line_number: 2, protocol: 'FOLFIRI', started_on: '10/09/2013' });
    expect(sources(line(), cure('01/01/2016'))).toEqual(['dcc']);
    const [first, second] = patientOf([fiche(), line(), next, cure('09/09/2013'), cure('10/09/2013')]).lines;
    expect(first?.drugs.find(({ drug }) => drug === 'bevacizumab')?.last_on).toBe('2013-09-09');
    expect(second?.drugs.find(({ drug }) => drug === 'bevacizumab')?.first_on).toBe('2013-09-10');
  });
  test('surgery and analogues have no administrations and close no window', () => {
    const surgery = line({ line_number: 2, modality: 'Chirurgie', protocol: null, started_on: '01/04/2012' });
    expect(sources(line(), surgery, cure('01/06/2012'))).toEqual(['dcc', 'dcc']);
  });
  test('a line without a recorded type is a drug line, and its protocol is read', () => {
    const untyped = patientOf([fiche(), line({ modality: null }), cure('24/01/2012')]).lines;
    expect(untyped).toHaveLength(1);
    expect(untyped[0]?.answers.has_cytotoxic.value).toBe(true);
  });

  describe('of two windows', () => {
    const chosen = (day: string, given: string[], ...cells: Parameters<typeof line>[0][]) =>
      patientOf([fiche(), ...cells.map((one) => line(one)), ...given.map((one) => cure(day, one))])
        .administrations[0]?.lineIndex;
    const early = { line_number: 1, started_on: '10/01/2012', ended_on: '20/04/2012' };
    const late = { line_number: 2, started_on: '15/05/2012', ended_on: '15/08/2012' };
    test('the line whose drugs include all drugs of the day', () => {
      const first = { ...early, protocol: 'FOLFOX' };
      expect(chosen('01/04/2012', ['BEVACIZUMAB', 'OXALIPLATINE'], first, late)).toBe(1);
    });
    test('then the line that runs on that day, then the nearer start', () => {
      expect(chosen('20/04/2012', ['BEVACIZUMAB'], early, late)).toBe(0);
      expect(chosen('21/04/2012', ['BEVACIZUMAB'], early, late)).toBe(1);
    });
    test('where none includes them all, the line of the backbone', () => {
      const first = { ...early, protocol: 'FOLFIRI' };
      const second = { ...late, protocol: 'FOLFOX' };
      expect(chosen('01/04/2012', ['OXALIPLATINE', 'FLUOROURACILE', 'BEVACIZUMAB'], first, second)).toBe(1);
    });
  });

  test.each([
    ['without a start', { started_on: 'NR' }],
    ['with the year alone', { started_on: '2012' }],
  ])('a line %s is placed by the one course of its backbone that belongs to no line', (_, start) => {
    const placed = patientOf([fiche(), line(start), ...folfox('20/05/2012')]).lines;
    expect(placed.map(({ answers }) => answers.started_on.value)).toEqual(['2012-05-20']);
    const two = patientOf([fiche(), line(start), ...folfox('20/05/2012'), ...folfox('20/11/2012')]).lines;
    expect(two.map(({ answers }) => answers.started_on.value)).toEqual([null, '2012-05-20', '2012-11-20']);
    const other = patientOf([fiche(), line(start), cure('20/05/2012', 'TEMOZOLOMIDE')]).lines;
    expect(other).toHaveLength(2);
  });
});

describe('inside a line nothing splits it (C-71)', () => {
  const found = (...rows: AnyReadRow[]) => codesOf(patientOf([fiche(), line({ ended_on: OUT }), ...rows]));
  test('fluorouracil and bevacizumab after FOLFOX are the same line, and no other regimen', () => {
    const cures = [...folfox('10/01/2012'), cure('24/01/2012'), cure('24/01/2012', 'FLUOROURACILE')];
    expect(sources(line(), ...cures)).toEqual(['dcc']);
    expect(found(...cures)).not.toContain('regimen_differs');
  });
  test('capecitabine for fluorouracil is a change of product', () => {
    const cures = [cure('10/01/2012', 'OXALIPLATINE'), cure('10/01/2012', 'CAPECITABINE')];
    expect(found(...cures)).not.toContain('regimen_differs');
  });
  test('a backbone that is no part of the protocol is a finding and a conflict', () => {
    const records = patientOf([fiche(), line({ protocol: '5FU-bev' }), ...folfox('10/01/2012')]);
    expect(codesOf(records)).toContain('regimen_differs');
    expect(records.lines[0]?.answers.regimen).toMatchObject({
      value: 'fluoropyrimidine',
      conflicts: [
        { keptSource: 'dcc', keptValue: 'fluoropyrimidine', otherSource: 'orbis', otherValue: 'folfox' },
      ],
    });
  });
  test.each([
    ['89 days', '08/04/2012', false],
    ['90 days', '09/04/2012', false],
    ['91 days', '10/04/2012', true],
  ])('a pause of %s', (_, day, isFound) => {
    expect(found(cure('10/01/2012'), cure(day)).includes('pause_within_line')).toBe(isFound);
  });
});

describe('what the hospital decides (C-72)', () => {
  test.each([
    ['44 days after it', '23/02/2012', '2012-02-23'],
    ['45 days after it', '24/02/2012', '2012-02-24'],
    ['46 days after it: the registry is kept', '25/02/2012', '2012-01-10'],
  ])('a first administration near the exact start of the registry, %s', (_, day, expected) => {
    expect(first(line({ ended_on: '01/12/2012' }), cure(day))?.started_on.value).toBe(expected);
  });
  test('an exact first administration refines a month that it fits: no conflict', () => {
    const start = first(line({ started_on: '01/2012' }), cure('20/01/2012'))?.started_on;
    expect(start).toMatchObject({
      value: '2012-01-20',
      origin: [{ how: 'refinement' }, { how: 'refinement' }],
    });
    expect(start?.conflicts).toBeUndefined();
  });
  test('two exact starts that differ are a conflict, the hospital is kept (S-4)', () => {
    expect(first(line({ started_on: '10/01/2012' }), cure('12/01/2012'))?.started_on).toMatchObject({
      value: '2012-01-12',
      conflicts: [
        { keptSource: 'orbis', keptValue: '2012-01-12', otherSource: 'dcc', otherValue: '2012-01-10' },
      ],
    });
  });
  test('a start of another month than the first administration is a conflict, however near (C-46)', () => {
    const { started_on } = first(line({ started_on: '12/2011' }), cure('10/01/2012')) ?? {};
    expect(started_on).toMatchObject({ value: '2012-01-10', conflicts: [{ otherValue: '2011-12-15' }] });
  });
  test('cycles are the distinct days with the drug', () => {
    const cures = [
      ...[cure('10/01/2012'), cure('10/01/2012', 'OXALIPLATINE')],
      ...[cure('24/01/2012'), cure('07/02/2012', 'OXALIPLATINE')],
    ];
    const { lines } = patientOf([fiche(), line(), ...cures]);
    expect(lines[0]?.answers.cycles.value).toBe(2);
    expect(lines[0]?.drugs.map(({ drug, cycles, source }) => [drug, cycles, source])).toEqual([
      ['bevacizumab', 2, 'both'],
      ['fluorouracil', 0, 'dcc'],
      ['oxaliplatin', 2, 'both'],
    ]);
  });
  test('two counts that differ are a conflict: the hospital is kept where it saw the start, else the registry', () => {
    expect(first(line({ cycles: 6 }), cure('10/01/2012'))?.cycles).toMatchObject({
      value: 1,
      conflicts: [{ keptSource: 'orbis', keptValue: '1', otherValue: '6' }],
    });
    expect(first(line({ cycles: 6, ended_on: '01/12/2012' }), cure('10/06/2012'))?.cycles).toMatchObject({
      value: 6,
      conflicts: [{ keptSource: 'dcc', keptValue: '6', otherSource: 'orbis', otherValue: '1' }],
    });
  });
  test('a blank count of a line whose start the hospital did not see is its own, with a finding', () => {
    const records = patientOf([fiche(), line({ ended_on: '01/12/2012' }), cure('10/06/2012')]);
    expect(records.lines[0]?.answers.cycles.value).toBe(1);
    expect(codesOf(records)).toContain('cycles_without_start');
  });
  test('the values of a conflict are ISO dates and plain integers (C-46)', () => {
    const { started_on, cycles } =
      first(line({ started_on: '5/1/2012', cycles: '12,0' }), cure('10/01/2012')) ?? {};
    expect([started_on?.conflicts?.[0]?.otherValue, cycles?.conflicts?.[0]?.otherValue]).toEqual([
      '2012-01-05',
      '12',
    ]);
  });
  test('the last administration is the end only where the registry has none (C-23)', () => {
    const cures = [cure('10/01/2012'), cure('24/01/2012')];
    expect(first(line(), ...cures)?.ended_on.value).toBe('2012-01-24');
    expect(first(line({ ended_on: '03/2012' }), ...cures)?.ended_on.value).toBe('2012-03-15');
  });
});

describe('administrations outside all lines form courses (C-73)', () => {
  const ended = line({ started_on: '10/01/2010', ended_on: '10/06/2010' });
  const starts = (...rows: AnyReadRow[]) =>
    linesOf(ended, ...rows)
      .slice(1)
      .map(({ started_on }) => started_on.value);
  test.each([
    ['90 days apart are one', '09/04/2012', ['2012-01-10']],
    ['91 days apart are two', '10/04/2012', ['2012-01-10', '2012-04-10']],
  ])('administrations %s', (_, day, expected) => {
    expect(starts(cure('10/01/2012'), cure(day))).toEqual(expected);
  });
  test('a part of the backbone continues the course, another backbone does not', () => {
    const lv5fu2 = cure('24/01/2012', 'FLUOROURACILE', 'LV5FU2');
    expect(starts(...folfox('10/01/2012'), lv5fu2)).toEqual(['2012-01-10']);
    const irinotecan = [cure('24/01/2012', 'IRINOTECAN'), cure('24/01/2012', 'FLUOROURACILE')];
    expect(starts(...folfox('10/01/2012'), ...irinotecan)).toEqual(['2012-01-10', '2012-01-24']);
  });
  test('bevacizumab is no part of the backbone', () => {
    expect(starts(cure('10/01/2012'), ...folfox('24/01/2012'))).toEqual(['2012-01-10']);
  });
  test('the molecules decide, whatever the protocol is called (C-74)', () => {
    const named = (day: string, protocol: string) => [
      cure(day, 'OXALIPLATINE', protocol),
      cure(day, 'FLUOROURACILE', protocol),
    ];
    expect(starts(...named('10/01/2012', 'FOLFOX'), ...named('24/01/2012', 'LV5FU2'))).toEqual([
      '2012-01-10',
    ]);
  });
  test('analogues and folinic acid alone make no line', () => {
    expect(starts(cure('10/01/2012', 'OCTREOTIDE', 'SANDOSTATINE LP'))).toEqual([]);
    expect(starts(cure('10/01/2012', 'ACIDE FOLINIQUE', 'FOLFOX'))).toEqual([]);
  });
  test('each becomes a line of its own, with a finding', () => {
    const records = patientOf([
      fiche(),
      line({ line_number: 4, started_on: '10/01/2009', ended_on: '10/02/2009' }),
      ...folfox('10/01/2012'),
    ]);
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
});

describe('two rows of one line (C-74)', () => {
  const chemotherapy = (cells = {}) => line({ protocol: 'FOLFOX', ...cells });
  const antibody = (cells = {}) =>
    line({ line_number: 2, modality: 'Thérapie ciblée', protocol: 'Avastin', cycles: 12, ...cells });
  test('that start on one day are one combined line: the lower number, the first answer that is there', () => {
    const records = patientOf([fiche(), antibody({ best_response: 'RP' }), chemotherapy()]);
    expect(records.lines).toHaveLength(1);
    expect(records.lines[0]?.answers).toMatchObject({
      line_number: { value: 1 },
      has_bevacizumab: { value: true },
      has_cytotoxic: { value: true },
      cycles: { value: 12, origin: [{ how: 'fallback', field: 'cycles' }] },
      best_response: { value: 'pr' },
    });
    expect(codesOf(records)).toContain('combined_rows');
  });
  test('take the toxicities of both', () => {
    const toxicity = (line_number: number, term: string) =>
      row('toxicity', { line_number, term, is_present: 'O', grade: 2, attribution: 'Bevacizumab' });
    const { adverseEvents } = patientOf([
      ...[fiche(), chemotherapy(), antibody()],
      ...[toxicity(1, 'HTA'), toxicity(2, 'Saignement')],
    ]);
    expect(adverseEvents.map(({ lineIndex }) => lineIndex)).toEqual([0, 0]);
  });
  test.each([
    ['a day later are two lines', { started_on: '11/01/2012' }, 2],
    [
      'of which both name the cytotoxic are two lines',
      { protocol: 'FOLFOX-Avastin', modality: 'Chimiothérapie' },
      2,
    ],
  ])('that start %s', (_, cells, lines) => {
    expect(linesOf(chemotherapy(), antibody(cells))).toHaveLength(lines);
  });
});

describe('a line that is no drug line and starts while a drug line runs is concomitant (C-75)', () => {
  const analogue = (started_on: string) =>
    line({
      line_number: 2,
      modality: 'Analogue de la somatostatine',
      protocol: 'Sandostatine LP',
      started_on,
    });
  const isConcomitant = (day: string, cells = {}, ...rows: AnyReadRow[]) =>
    patientOf([fiche(), line(cells), analogue(day), ...rows]).lines[1]?.columns.is_concomitant;
  test.each([
    ['the day before its start', '09/01/2012', false],
    ['its first day', '10/01/2012', true],
    ['its last day', '10/06/2012', true],
    ['the day after', '11/06/2012', false],
  ])('on %s', (_, day, expected) => {
    expect(isConcomitant(day, { ended_on: '10/06/2012' })).toBe(expected);
  });
  test.each([
    ['90 days', '09/04/2012', true],
    ['91 days', '10/04/2012', false],
  ])('a line without an end runs %s', (_, day, expected) => {
    expect(isConcomitant(day)).toBe(expected);
  });
  test('or to its last administration', () => {
    expect(isConcomitant('01/06/2012', {}, cure('10/01/2012'), cure('01/06/2012'))).toBe(true);
    expect(isConcomitant('02/06/2012', {}, cure('10/01/2012'), cure('01/06/2012'))).toBe(false);
  });
  test('it takes no imaging and no adverse event', () => {
    const event = row('adverse_event', {
      started_on: '10/03/2012',
      term: 'HTA',
      grade: 3,
      attribution: 'Bevacizumab',
    });
    const { responses, adverseEvents } = patientOf([
      ...[fiche(), line({ ended_on: '10/06/2012' }), analogue('01/02/2012')],
      ...[imaging('20/04/2012', 'RP'), event],
    ]);
    expect([responses[0]?.lineIndex, adverseEvents[0]?.lineIndex]).toEqual([0, 0]);
  });
  test('an event attributed to a drug goes to the line that has it, though another has begun', () => {
    const sunitinib = line({
      line_number: 2,
      modality: 'Thérapie ciblée',
      protocol: 'Sutent',
      started_on: '01/06/2012',
    });
    const event = (attribution: string) =>
      row('adverse_event', { started_on: '10/06/2012', term: 'HTA', grade: 3, attribution });
    const lineOf = (attribution: string) =>
      patientOf([fiche(), line({ ended_on: '20/07/2012' }), sunitinib, event(attribution)]).adverseEvents[0]
        ?.lineIndex;
    expect([lineOf('Bevacizumab'), lineOf('Chimiothérapie'), lineOf('Inconnue')]).toEqual([0, 0, 1]);
  });
});

test('bevacizumab that was administered counts, whatever the protocol of the registry: a conflict (S-4)', () => {
  expect(first(line({ protocol: 'FOLFOX' }), cure('10/01/2012'))?.has_bevacizumab).toMatchObject({
    value: true,
    conflicts: [{ keptSource: 'orbis', keptValue: '1', otherValue: '0' }],
  });
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
    ['a day apart', '03/09/2012'],
    ['46 days apart', '18/10/2012'],
    ['two years apart', '18/10/2014'],
  ])('two exact days %s are a conflict, the earlier is kept (C-82)', (_, recorded) => {
    const records = patientOf([fiche(), line({ progressed_on: recorded }), imaging('02/09/2012', 'PD')]);
    const { progressed_on } = records.lines[0]?.answers ?? {};
    expect(progressed_on?.value).toBe('2012-09-02');
    expect(progressed_on?.conflicts ?? []).toHaveLength(1);
  });
  test.each([
    ['27 days', '06/02/2012', null],
    ['28 days', '07/02/2012', null],
    ['29 days', '08/02/2012', '2012-02-08'],
  ])('an imaging %s after the start is the baseline up to the 28th day (C-80)', (_, day, expected) => {
    expect(progression(null, [day, 'PD'])?.progressed_on.value).toBe(expected);
  });
  test('a progression of the first days counts where the registry dates it to its day or month (C-80)', () => {
    expect(progression('01/02/2012', ['01/02/2012', 'PD'])?.progressed_on.value).toBe('2012-02-01');
    expect(progression('02/2012', ['01/02/2012', 'PD'])?.progressed_on.value).toBe('2012-02-01');
    expect(progression('03/2012', ['01/02/2012', 'PD'])?.progressed_on.value).toBe('2012-03-15');
  });
  test('the baseline of a line can be the progression of the line before', () => {
    const second = line({
      line_number: 2,
      protocol: 'Sutent',
      modality: 'Thérapie ciblée',
      started_on: '01/09/2012',
    });
    const [before, after] = linesOf(line({ ended_on: '01/08/2012' }), second, imaging('04/09/2012', 'PD'));
    expect([before?.progressed_on.value, after?.progressed_on.value]).toEqual(['2012-09-04', null]);
  });
  test.each([
    ['an ultrasound does not count', 'Echographie', null],
    ['a word of no list does not count', 'Xyz', null],
    ['MRI counts', 'IRM', '2012-06-01'],
    ['a blank modality counts', '', '2012-06-01'],
  ])('%s (C-81)', (_, imaging_modality, expected) => {
    const read = row('imaging', { assessed_on: '01/06/2012', imaging_modality, response: 'PD' });
    expect(first(line(), read)?.progressed_on.value).toBe(expected);
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
  test.each([
    ['a blank cell: the imaging', null, [['other_source', 'assessed_on']]],
    ['a cell of "aucune": the imaging', 'aucune', [['other_source', 'assessed_on']]],
    ['a date of the registry: its own cell', '01/09/2012', []],
    ['an unreadable date of the registry: its own cell', '31/06/2012', []],
  ])('beside %s is where the flag comes from', (_, recorded, expected) => {
    const origin = progression(recorded, ['01/08/2012', 'PD'])?.has_progression.origin ?? [];
    expect(origin.map(({ how, field }) => [how, field])).toEqual(expected);
  });
  test('is known without a usable date when the cell is filled, not when it contains NR (C-5)', () => {
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
  const told = (cells = {}) =>
    row('toxicity', {
      line_number: 1,
      term: 'Saignement',
      is_present: 'O',
      attribution: 'Bevacizumab',
      ...cells,
    });
  const events = (...rows: AnyReadRow[]) => patientOf([fiche(), line(), ...rows]).adverseEvents;

  test('and a record of the registry of one term and attribution are one (S-6)', () => {
    const registry = told({ grade: 3, action: 'Concession posologique' });
    const records = events(registry, event('20/01/2012', { ended_on: '30/01/2012' }));
    expect(records).toHaveLength(1);
    expect(records[0]?.answers).toMatchObject({
      term: { value: 'bleeding' },
      status: { value: 'present' },
      attribution: { value: 'bevacizumab' },
      grade: { value: 3, conflicts: [{ keptValue: '3', otherValue: '2', rule: 'C-82' }] },
      action: { value: 'dose_concession', conflicts: [{ otherValue: 'none' }] },
      started_on: { value: '2012-01-20' },
      ended_on: { value: '2012-01-30' },
      has_dose_concession: { value: true },
    });
  });
  test('of another attribution is a record of its own: grade and attribution stay together (C-88)', () => {
    const records = events(told({ grade: 3, attribution: 'Chimiothérapie' }), event('20/01/2012'));
    expect(records.map(({ answers }) => [answers.attribution.value, answers.grade.value])).toEqual([
      ['chemotherapy', 3],
      ['bevacizumab', 2],
    ]);
  });
  test('a row without an attribution joins the only one of its term (C-88)', () => {
    expect(events(told({ grade: 1, attribution: 'NR' }), event('20/01/2012'))).toHaveLength(1);
    const two = [told({ attribution: 'Chimiothérapie' }), event('20/01/2012')];
    expect(events(told({ grade: 1, attribution: 'NR' }), ...two)).toHaveLength(3);
  });
  test('"non imputable" is neither (C-88)', () => {
    expect(events(told({ attribution: 'Non imputable' }))[0]?.answers.attribution.value).toBe('neither');
  });
  test('absent in the registry and present in the hospital is a conflict (C-82)', () => {
    expect(events(told({ is_present: 'N' }), event('20/01/2012'))[0]?.answers.status).toMatchObject({
      value: 'present',
      conflicts: [{ keptSource: 'orbis', keptValue: 'present', otherSource: 'dcc', otherValue: 'absent' }],
    });
  });
  test('the days of an event are not collected where only the registry knows it (C-53)', () => {
    expect(events(told())[0]?.answers.started_on).toMatchObject({ missing: { reason: 'not_collected' } });
    expect(events(told({ is_present: 'N' }))[0]?.answers.started_on).toMatchObject({
      missing: { reason: 'not_applicable' },
    });
  });
  test('keeps an answer of the registry where the hospital has none (S-6, C-25)', () => {
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
      has_treatment_started: { value: false },
      has_dose_concession: { value: false },
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

describe("the registry's response against the best imaging of the line (C-82)", () => {
  const conflict = (best_response: string, ...readings: [string, string][]) =>
    first(
      line({ best_response, ended_on: '10/06/2012' }),
      ...readings.map(([day, response]) => imaging(day, response)),
    )?.best_response.conflicts?.[0]?.otherValue;
  test('another best reading is a conflict, the registry is kept', () => {
    expect(conflict('SD', ['20/04/2012', 'RP'])).toBe('pr');
    expect(conflict('RP', ['20/04/2012', 'RP'], ['20/05/2012', 'SD'])).toBeUndefined();
  });
  test('a lone progression contradicts a partial response, not a stable disease', () => {
    expect(conflict('RP', ['20/04/2012', 'PD'])).toBe('pd');
    expect(conflict('SD', ['20/04/2012', 'PD'])).toBeUndefined();
  });
  test.each([
    ['41 days after the start does not count', '20/02/2012', undefined],
    ['42 days after the start counts', '21/02/2012', 'sd'],
  ])('stable disease %s (C-80)', (_, day, expected) => {
    expect(conflict('RP', [day, 'SD'])).toBe(expected);
  });
  test.each([
    ['60 days after the end counts', '09/08/2012', 'pr'],
    ['61 days after the end does not', '10/08/2012', undefined],
  ])('a reading %s (C-20)', (_, day, expected) => {
    expect(conflict('SD', [day, 'RP'])).toBe(expected);
  });
});
