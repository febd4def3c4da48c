import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fiche, headerOf, line, resolved, row } from './fixture.ts';

const outcomes = (rows: Parameters<typeof resolved>[0]) =>
  Object.fromEntries(
    resolved(rows).outcomes.map((fate) => [fate.row.rowId, 'code' in fate ? fate.code : fate.fate]),
  );

describe('of the versions of a fiche', () => {
  test('the highest wins, whatever their order (AP-3)', () => {
    const [low, high] = [
      fiche({ version: 1 }, { identity: { document: 'x' } }),
      fiche({ version: 2 }, { identity: { document: 'x' } }),
    ];
    for (const rows of [
      [low, high],
      [high, low],
    ]) {
      expect(outcomes(rows)).toEqual({ [low.row.rowId]: 'lower_version', [high.row.rowId]: 'loaded' });
    }
  });
  test('the highest decides even when it is not validated: the fiche is no presentation (C-13)', () => {
    const rows = [
      fiche({ version: 1 }, { identity: { document: 'y' } }),
      fiche({ version: 2, status: 'Reportée' }, { identity: { document: 'y' } }),
    ];
    expect(resolved(rows).of('presentation')).toEqual([]);
    expect(Object.values(outcomes(rows)).sort()).toEqual(['deferred', 'lower_version']);
  });
});

test('a highest version without a usable RCP date does not bring an older one back (C-13, C-44)', () => {
  const rows = [
    fiche({ version: 1 }, { identity: { document: 'z' } }),
    fiche({ version: 2, presented_on: '03/2012' }, { identity: { document: 'z' } }),
  ];
  expect(resolved(rows).of('presentation')).toEqual([]);
  expect(
    resolved(rows)
      .outcomes.map(({ fate }) => fate)
      .sort(),
  ).toEqual(['rejected', 'superseded']);
});

test('two examinations of one day with different names are two rows (C-58)', () => {
  const scan = (imaging_modality: string, keyHash: string) =>
    row('imaging', { assessed_on: '10/01/2012', imaging_modality, response: 'SD' }, { keyHash });
  expect(resolved([scan('TDM', 'a'), scan('Scanner', 'b')]).of('imaging')).toHaveLength(2);
});

describe('the same key twice', () => {
  test('in one extraction with other content: the first stays, the other is rejected (C-58)', () => {
    const { outcomes } = resolved([line({ cycles: 3 }), line({ cycles: 4 })]);
    expect(outcomes.find(({ fate }) => fate === 'rejected')).toMatchObject({
      finding: { code: 'duplicate_key' },
    });
  });
  test('with the same content: a duplicate (C-44)', () => {
    const cells = { administered_on: '10/01/2012', molecule: 'BEVACIZUMAB', status: 'Administrée' };
    const placed = { keyHash: 'same' };
    expect(
      Object.values(outcomes([row('administration', cells, placed), row('administration', cells, placed)])),
    ).toContain('duplicate');
  });
  test('in a later delivery of increments: the later row replaces the earlier (C-51)', () => {
    const [first, later] = [
      row(
        'imaging',
        { assessed_on: '10/01/2012', imaging_modality: 'TDM', response: 'SD' },
        { delivery: 1, keyHash: 'scan' },
      ),
      row(
        'imaging',
        { assessed_on: '10/01/2012', imaging_modality: 'TDM', response: 'PD' },
        { delivery: 2, keyHash: 'scan' },
      ),
    ];
    expect(outcomes([first, later])).toEqual({
      [first.row.rowId]: 'replaced_by_later_delivery',
      [later.row.rowId]: 'loaded',
    });
  });
});

test.each([
  ['a fiche without a version', fiche({ version: null }), 'missing_key'],
  ['a fiche whose RCP date has no day', fiche({ presented_on: '01/2012' }), 'unusable_presentation_date'],
  ['a line without a number', line({ line_number: 'NR' }), 'missing_key'],
  [
    'a cure of an impossible day',
    row('administration', { administered_on: '31/06/2016', molecule: 'FOLFOX' }),
    'missing_key',
  ],
])('%s cannot be placed and is rejected (C-44)', (_, unplaceable, code) => {
  expect(resolved([unplaceable]).outcomes).toMatchObject([{ fate: 'rejected', finding: { code } }]);
});

test('a cure that was cancelled is ignored and reported (S-3)', () => {
  const cancelled = row('administration', {
    administered_on: '10/01/2012',
    molecule: 'BEVACIZUMAB',
    status: 'Annulée',
  });
  expect(resolved([cancelled]).outcomes).toMatchObject([{ fate: 'ignored', code: 'cancelled' }]);
});

test('a word in no list is some other toxicity, not a lost row (C-22)', () => {
  const odd = row('toxicity', { line_number: 1, term: 'Hoquet', is_present: 'O' });
  expect(resolved([odd]).outcomes).toMatchObject([{ fate: 'loaded' }]);
});

test('every row has exactly one fate, whatever the rows (C-44)', () => {
  const anyFiche = fc.record({
    version: fc.integer({ min: 1, max: 3 }),
    document: fc.constantFrom('k', 'l', 'm'),
    status: fc.constantFrom('Validée', 'Reportée', '?'),
  });
  const anyRows = fc.array(anyFiche, { maxLength: 12 });
  fc.assert(
    fc.property(anyRows, (drawn) => {
      const rows = drawn.map(({ version, document, status }) =>
        fiche({ version, status }, { identity: { document } }),
      );
      const { outcomes } = resolved(rows);
      expect(outcomes.map(({ row }) => row.rowId).sort((a, b) => a - b)).toEqual(
        rows.map(({ row }) => row.rowId),
      );
    }),
    { seed: 1, numRuns: 200 },
  );
});

describe('a correction (C-54)', () => {
  test('that is stale hides no other of the same cell', () => {
    const [stale] = correct('1');
    const [fits] = correct('6');
    const corrections = [stale, fits].flatMap((one) => one ?? []);
    expect(row('line', { line_number: 1, cycles: 6 }, { keyHash: 'k' }, corrections).cells.cycles.value).toBe(
      7,
    );
  });
  const correct = (oldValue: string) => [
    {
      rowNumber: 2,
      source: 'dcc',
      sheet: 'Lignes de traitement',
      keyHash: 'k',
      column: headerOf('line', 'cycles'),
      field: 'cycles',
      oldValue,
      oldHash: '',
      newValue: '7',
    },
  ];
  test('is applied while the old value matches', () => {
    const { cells } = row('line', { line_number: 1, cycles: 6 }, { keyHash: 'k' }, correct('6'));
    expect(cells.cycles).toMatchObject({ value: 7, correction: { how: 'correction' } });
  });
  test('is not applied when the export has another value now', () => {
    const { cells } = row('line', { line_number: 1, cycles: 5 }, { keyHash: 'k' }, correct('6'));
    expect(cells.cycles).toMatchObject({ value: 5, correction: null });
  });
});
