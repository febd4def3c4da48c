import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { stagingPath } from '../../src/staging/cache.ts';
import { ColumnDictionary } from '../../src/staging/column-dictionary.ts';
import { type CellRef, typedCell } from '../../src/staging/row.ts';
import { DCC, fiches, Inbox, workbook } from '../extract/fixture.ts';

const BLANK = { missing: 'not_recorded' } as const;
const dictionaryOf = (kind: 'code' | 'date' = 'code') => new ColumnDictionary(kind, BLANK);
const typed = (cell: RawCell) => typedCell(cell, { value: cell });

/** Adds cells as de-identification does, each when it is new; returns the references that rows store. */
function refsTo(cells: readonly RawCell[], dictionary = dictionaryOf()): CellRef[] {
  return cells.map((cell) => {
    const known = dictionary.find(cell);
    if (known !== undefined) return known.number;
    return cell === null ? 0 : dictionary.add(cell, typed(cell), { value: cell }, true);
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
    const dictionary = dictionaryOf();
    expect(refsTo([null, 'a', null], dictionary)).toEqual([0, 1, 0]);
    expect(dictionary.cells[0]).toEqual({ ...BLANK, text: '' });
  });

  it.each([
    [79, true],
    [80, true],
    [81, false],
  ])('a text of %i characters has a number: %s; without one, its row stores it', (length, isNumbered) => {
    const text = 'x'.repeat(length);
    expect(refsTo([text])).toEqual([isNumbered ? 1 : [typed(text)]]);
  });

  it.each([
    ['12 mars 2014', true],
    ['4 avril 2014', true],
    ['12/03/2014 8:05', false],
    ['12 avril 2014', false],
  ])('in a column of dates "%s" has a number: %s; times of day do not repeat', (text, isNumbered) => {
    expect(refsTo([text], dictionaryOf('date'))).toEqual([isNumbered ? 1 : [typed(text)]]);
  });

  it('a known cell keeps its parsed value, and whether it may quote an identity', () => {
    const dictionary = dictionaryOf();
    dictionary.add('foie', typed('foie'), { value: 'liver' }, true);
    dictionary.add('rate', typed('rate'), { missing: 'unreadable' }, false);
    expect([dictionary.find('foie'), dictionary.find('rate'), dictionary.find('os')]).toEqual([
      { number: 1, parsed: { value: 'liver' }, isHarmless: true },
      { number: 2, parsed: { missing: 'unreadable' }, isHarmless: false },
      undefined,
    ]);
  });

  it('has room for 20,000 cells: the next one is stored in its row, and a known one keeps its number', () => {
    const dictionary = dictionaryOf();
    const refs = refsTo([...Array(20_001).keys()], dictionary);
    expect(refs.slice(-3)).toEqual([19_999, 20_000, [typed(20_000)]]);
    expect(refsTo([0, 20_000], dictionary)).toEqual([1, [typed(20_000)]]);
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
        const dictionary = dictionaryOf();
        const back = refsTo(cells, dictionary).map((ref) =>
          typeof ref === 'number' ? dictionary.cells[ref] : ref[0],
        );
        expect(back).toEqual(cells.map(typed));
      }),
    );
  });
});

describe('the cells that are staged (S-2)', () => {
  it('a cell that quotes its own row leaves nothing in the dictionary, first or last to come', async () => {
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
