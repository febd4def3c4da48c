import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { stagingPath } from '../../src/staging/cache.ts';
import { ColumnDictionary } from '../../src/staging/column-dictionary.ts';
import type { CellRef } from '../../src/staging/row.ts';
import { DCC, fiches, Inbox, workbook } from '../extract/fixture.ts';

/** Adds cells as de-identification does, each when it is new; returns the references that rows store. */
function refsTo(cells: readonly RawCell[], vocabulary = new ColumnDictionary('code')): CellRef[] {
  return cells.map((cell) => {
    const number = vocabulary.find(cell);
    return number >= 0 || cell === null ? number : vocabulary.add(cell, cell, true);
  });
}

describe('the distinct cells of a column', () => {
  it('equal cells have one number, whatever they are made of', () => {
    const cells: RawCell[] = [
      ...['a', 1, true, { percent: 0.15 }, { date: '2014-03-12', shows: 'day' as const }],
      ...[{ date: '2014-03-12', shows: 'month' as const }, { error: '#REF!' }],
    ];
    expect(refsTo([...cells, ...structuredClone(cells)])).toEqual([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('what looks alike and is not equal has two: a text and a number, a day and its text, an error and its text', () => {
    const alike: RawCell[] = [
      ...['1', 1, true, 'true', '2014-03-12', { date: '2014-03-12', shows: 'day' as const }],
      ...[{ error: '#REF!' }, '#REF!', '{"error":"#REF!"}', '\u0000{"error":"#REF!"}'],
    ];
    expect(new Set(refsTo(alike)).size).toBe(alike.length);
  });

  it('the blank cell is number 0', () => {
    expect(refsTo([null, 'a', null])).toEqual([0, 1, 0]);
  });

  it.each([
    [79, 1],
    [80, 1],
    [81, ['x'.repeat(81)]],
  ])(
    'a text of %i characters is referred to as %j: longer ones than 80 are stored in their row',
    (length, ref) => {
      expect(refsTo(['x'.repeat(length)])).toEqual([ref]);
    },
  );

  it.each([
    ['12 mars 2014', 1],
    ['4 avril 2014', 1],
    ['12/03/2014 8:05', ['12/03/2014 8:05']],
    ['12 avril 2014', ['12 avril 2014']],
  ])('in a column of dates "%s" is referred to as %j: times of day do not repeat', (text, ref) => {
    expect(refsTo([text], new ColumnDictionary('date'))).toEqual([ref]);
  });

  it('has room for 20,000 cells: the next one is stored in its row, and a known one keeps its number', () => {
    const vocabulary = new ColumnDictionary('code');
    const refs = refsTo([...Array(20_001).keys()], vocabulary);
    expect(refs.slice(-3)).toEqual([19_999, 20_000, [20_000]]);
    expect(refsTo([0, 20_000], vocabulary)).toEqual([1, [20_000]]);
  });

  it('a row reads back what was written, whatever the cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }).map((number) => number + 0), // the two zeros are one cell
      fc.boolean(),
      fc.record({ error: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const vocabulary = new ColumnDictionary('code');
        const back = refsTo(cells, vocabulary).map((ref) =>
          typeof ref === 'number' ? vocabulary.cells[ref] : ref[0],
        );
        expect(back).toEqual(cells);
      }),
    );
  });
});

describe('the cells that are staged (S-2)', () => {
  it('a cell that quotes its own row leaves nothing in the vocabulary, first or last to come', async () => {
    using inbox = new Inbox();
    const quoting = (number: string) => ({ 'N° fiche': number, Siège: 'tumeur de ZYGOMATIX' });
    const name = 'DCC_RENATEN_20240101.xlsx';
    const rows = fiches(quoting('F1'), { 'N° fiche': 'F2', Siège: 'Iléon' }, quoting('F3'));
    const found = await inbox.stage(name, workbook({ ...DCC, 'Fiches RCP': rows }));
    expect(JSON.stringify(found).match(/identity_in_cell/g)).toHaveLength(2);
    const staged = readFileSync(stagingPath(inbox.state, 'dcc'));
    expect(staged.includes('Iléon')).toBe(true);
    expect(staged.includes('ZYGOMATIX')).toBe(false);
  });
});
