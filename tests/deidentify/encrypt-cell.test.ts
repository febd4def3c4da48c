import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { codeList } from '../../src/define/code-list.ts';
import { type Column, code, date, decimal } from '../../src/define/columns.ts';
import { cellEncrypter } from '../../src/deidentify/encrypt-cell.ts';
import { keyring } from '../../src/deidentify/pseudonym.ts';
import { typedCell } from '../../src/staging/row.ts';
import { KEYS } from '../extract/fixture.ts';

const organs = codeList('organ', {
  liver: { en: 'liver', fr: 'foie', spellings: ['foie'] },
  colon: { en: 'colon', fr: 'côlon', spellings: ['côlon droit', '3'] },
});
const organ: Column<unknown> = code('Organe', organs);
const seen: Column<unknown> = date('Date');
const size: Column<unknown> = decimal('Taille', {});

const CONTEXT = { extractedOn: '2017-06-10' };

/** The typed cell, and whether it is staged in the clear or encrypted. */
function staged(
  column: Column<unknown>,
  cell: RawCell,
): { readonly sealed: unknown } | { readonly open: unknown } {
  const found = cellEncrypter(column, CONTEXT, KEYS)(cell, column.parser(CONTEXT)(cell));
  return 'sealed' in found ? { sealed: JSON.parse(KEYS.unseal(found.sealed)) } : { open: found };
}

const typed = (column: Column<unknown>, cell: RawCell) => typedCell(cell, column.parser(CONTEXT)(cell));

describe('a cell that may quote a person of another file is encrypted in the staging (S-2)', () => {
  it.each<[string, Column<unknown>, RawCell]>([
    ['a code', organ, 'Foie'],
    ['a mark of nothing', organ, '?'],
    ['another', organ, 'NR'],
    ['a letter beside a code', organ, 'foie (d)'],
    ['a code of two words', organ, 'Côlon droit'],
    ['a short number beside a code', organ, 'foie (1234)'],
    ['a blank', organ, null],
    ['an error of Excel', organ, { error: '#REF!' }],
    ['a number', size, '12,5'],
    ['a number that Excel stored', size, 12.5],
    ['a day of the last fifteen years', seen, '01/01/2003'],
    ['with its time', seen, '01/01/2003 12:30'],
    ['in other words', seen, '1er janvier 2003'],
    ['that Excel stored', seen, { date: '2003-01-01', shows: 'day' }],
    ['an impossible one of them', seen, '31/06/2016'],
    ['a month', seen, '05/1951'],
    ['in other words, within the last fifteen years', seen, '1/1/2003'],
    ['a year', seen, 1951],
    ['that is true', seen, true],
  ])('%s is not', (_, column, cell) => {
    expect(staged(column, cell)).toEqual({ open: typed(column, cell) });
  });

  it.each<[string, Column<unknown>, RawCell]>([
    ['a code of no list', organ, 'Foie de Mme ZYGOMATIX'],
    ['a number in its place', organ, 4456781],
    ['a day that Excel stored', organ, { date: '2014-02-01', shows: 'day' }],
    ['a percentage that Excel stored', organ, { percent: 44567.81 }],
    ['a name in brackets behind a code', organ, 'Foie (Zygomatix)'],
    ['a birth date in brackets behind a code', organ, 'Foie (7.9.51)'],
    ['a number in brackets behind a code', organ, 'Foie (12345)'],
    ['a mark of nothing with a name', organ, 'NR (Zygomatix)'],
    ['a short name in brackets behind a code', organ, 'foie (Ng)'],
    ['an understood number with a name', size, '12,5 (Zygomatix)'],
    ['what is no number', size, '12 (ZYGOMATIX)'],
    ['a day of before', seen, '31/12/2002'],
    ['with its time', seen, '31/12/2002 12:30'],
    ['in other words', seen, '7 septembre 1951'],
    ['that Excel stored', seen, { date: '2002-12-31', shows: 'day' }],
    ['that Excel shows in part', seen, { date: '1951-09-07', shows: 'month' }],
    ['what is no date', seen, 'né le 07/09/1951'],
    ['a number that is no year', seen, 19510907],
    ['a name before a day', seen, 'ZYGOMATIX 01/02/2014'],
    ['a name behind a day', seen, '01/02/2014 ZYGOMATIX'],
    ['a name in place of a time', seen, '01/02/2014 ab:10'],
    ['a name behind a time', seen, '01/02/2014 10:30 ZYGOMATIX'],
    ['in short, of the year before', seen, '31/12/2002'],
    ['in short digits, of the year before', seen, '1/2/2002'],
    ['a day in a column of codes', organ, '01/02/2014'],
    ['a day in a column of numbers', size, '01/02/2014'],
  ])('%s is', (_, column, cell) => {
    expect(staged(column, cell)).toEqual({ sealed: typed(column, cell) });
  });
});

describe('the seal', () => {
  it('gives back what was sealed, and equal seals for equal texts alone', () => {
    for (const text of ['', 'ZYGOMATIX', 'é€😀\u0000', 'x'.repeat(40_000)])
      expect(KEYS.unseal(KEYS.seal(text))).toBe(text);
    expect(KEYS.seal('ZYGOMATIX')).toBe(KEYS.seal('ZYGOMATIX'));
    // From run to run: what was staged has to be opened.
    expect(KEYS.seal('ZYGOMATIX')).toBe('Hckb/uT+s8Bfncx2XuLzmQHqh5miMQ+N2T9lNA/tpbvpP/FAmg==');
    expect(KEYS.seal('ZYGOMATIY').slice(0, 12)).not.toBe(KEYS.seal('ZYGOMATIX').slice(0, 12));
  });

  it('contains nothing of the text, and cannot be decrypted under another key or after a change', () => {
    const sealed = KEYS.seal('ZYGOMATIX');
    expect(Buffer.from(sealed, 'base64').includes('ZYGO')).toBe(false);
    expect(() => keyring(Buffer.alloc(32, 8)).unseal(sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => KEYS.unseal(changed.toString('base64'))).toThrow();
    }
  });
});
