import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { codeList } from '../../src/define/code-list.ts';
import { type Column, code, date, decimal, integer, ki67, treatment } from '../../src/define/columns.ts';
import { Corrections } from '../../src/normalize/corrections.ts';
import { FieldReader } from '../../src/normalize/field-reader.ts';
import { insteadOf } from '../../src/normalize/instead.ts';
import {
  BLANK,
  type CellRef,
  type Correction,
  MASKED,
  MOVED,
  type StagedCell,
  type StagedRow,
} from '../../src/staging/row.ts';
import { KEYS } from '../extract/fixture.ts';

const organs = codeList('organ', { liver: { en: 'liver', fr: 'foie', spellings: ['foie'] } });
const BORN = '1951-09-07';
const sealed = (cell: RawCell): StagedCell => ({ sealed: KEYS.seal(JSON.stringify(cell)) });
const secrets = {
  unseal: KEYS.unseal,
  isName: (word: string) => word === 'zygomatix',
  extractedOn: '2017-06-10',
};

function readerOf(column: Column<unknown>, ...vocabulary: StagedCell[]): FieldReader {
  return new FieldReader('field', column, { position: 1, vocabulary: [null, ...vocabulary] }, secrets);
}

const rowWith = (...refs: CellRef[]): StagedRow => ({
  ...{ rowId: 1, sheetId: 1, rowNumber: 2, keyHash: 'k', keyMissing: null, recency: null, fault: null },
  identity: {
    ...{ patient: 'p', hospital: null, traits: null, birth: null, birthMonth: null, birthMissing: null },
    ...{ sex: null, document: null, documentRank: null },
  },
  cells: [BLANK, ...refs],
});

const dates = (...vocabulary: StagedCell[]): FieldReader => readerOf(date('Date'), ...vocabulary);
const codes = (...vocabulary: StagedCell[]): FieldReader => readerOf(code('Organe', organs), ...vocabulary);

describe('a cell of a row', () => {
  it('is that of its number, or its own; its seal is taken off', () => {
    const reader = codes('foie', sealed('rate'));
    const cells = ([1, 2, BLANK, ['os'], [sealed('peau')], 9] as CellRef[]).map((ref) =>
      reader.cell(rowWith(ref)),
    );
    expect(cells).toEqual(['foie', 'rate', null, 'os', 'peau', null]);
    expect(reader.cell({ ...rowWith(), cells: [] })).toBeNull();
  });

  it('is read once where it has a number', () => {
    const reader = codes('foie');
    expect(reader.word(rowWith(1))).toBe(reader.word(rowWith(1)));
    expect(reader.word(rowWith(1)).value).toBe('liver');
    expect(reader.word(rowWith(['foie']))).not.toBe(reader.word(rowWith(['foie'])));
  });

  it('that is not understood is quoted without names; one that is, unchanged', () => {
    const reader = codes(sealed('Foie de Mme Zygomatix'), 'foie');
    expect(reader.word(rowWith(1))).toMatchObject({
      reason: 'unreadable',
      problem: 'unknown_code',
      raw: 'Foie de Mme …',
    });
    expect(reader.word(rowWith(2)).raw).toBe('foie');
    expect(codes(sealed(4_456_781)).word(rowWith(1)).raw).toBe('…');
    expect(codes({ error: '#REF!' }).word(rowWith(1)).raw).toBe('#REF!');
  });
});

describe('the quotable part of a cell', () => {
  const rawIn = (column: Column<unknown>, cell: StagedCell): string =>
    readerOf(column, cell).word(rowWith(1)).raw;

  it.each<[string, Column<unknown>, RawCell, string]>([
    ['a code', code('Organe', organs), 'vu 1234 le 7/9/51', 'vu … le …'],
    ['a whole number', integer('Cures', { min: 0, max: 9 }), '1234 cures', '1234 cures'],
    ['a whole number', integer('Cures', { min: 0, max: 9 }), 4_456_781, '…'],
    ['a number', decimal('Taille', {}), '12345 mm de Zygomatix', '… mm de …'],
    ['a number', decimal('Taille', {}), '1234 mm', '1234 mm'],
    ['a Ki67', ki67('Ki67'), '1234 ou 12345', '1234 ou …'],
    ['a date', date('Date'), '31/06/2016 Zygomatix', '31/06/2016 …'],
    ['a date', date('Date'), '12/03/2014', '12/03/2014'],
    ['a code that is understood', code('Organe', organs), 'foie (Zygomatix)', 'foie (…)'],
    ['a mark of nothing', code('Organe', organs), 'NR (Zygomatix, 7/9/51)', 'NR (…, …)'],
    ['a month', date('Date'), 'mai 2014', 'mai 2014'],
    ['a date', date('Date'), { percent: 0.5 }, '50 %'],
  ])('in a column of %s: %s', (_, column, cell, quoted) => {
    expect(rawIn(column, sealed(cell))).toBe(quoted);
  });

  it('is nothing of free text, de-identified or not (C-65)', () => {
    const proposal: Column<unknown> = treatment('Proposition', { drugs: organs, regimens: {} });
    const read: StagedCell = { read: { missing: 'unreadable', problem: 'unknown_drug' }, was: 'hash' };
    expect(readerOf(proposal, read).word(rowWith(1))).toMatchObject({ problem: 'unknown_drug', raw: '' });
    expect(rawIn(proposal, 'chez Zygomatix')).toBe('');
  });

  it.each([MASKED, MOVED])(
    'that was set aside is its mark, without a problem: it has been reported (%j)',
    (cell) => {
      const word = codes(cell).word(rowWith(1));
      expect([word.value, word.reason, word.problem]).toEqual([null, 'unreadable', undefined]);
      expect(word.raw).toMatch(/^#(?:IDENTITY|MOVED)$/);
    },
  );
});

describe('a date that is the birth day of the person of its row', () => {
  const maskedIn = (reader: FieldReader, ref: CellRef, days: readonly string[] = [BORN]): boolean =>
    insteadOf(rowWith(ref), [reader], null, days)?.get('field')?.why === 'masked';

  it.each<[string, StagedCell]>([
    ['as text', '07/09/1951'],
    ['sealed', sealed('07/09/1951')],
    ['sealed, with its time', sealed('07/09/1951 10:30')],
    ['as Excel stores it', { date: BORN, shows: 'day' }],
    ['sealed, as Excel stores it', sealed({ date: BORN, shows: 'day' })],
    ['in a text that is no date', sealed('née le 07/09/1951')],
    ['in words', sealed('7 septembre 1951')],
  ])('%s: is masked, whether it has a number or not', (_, cell) => {
    expect(maskedIn(dates(cell), 1)).toBe(true);
    expect(maskedIn(dates(), [cell])).toBe(true);
  });

  it.each<[string, StagedCell]>([
    ['another day', '08/09/1951'],
    ['another day of Excel', { date: '1951-09-08', shows: 'day' }],
    ['sealed, another day', sealed('08/09/1951')],
    ['the month alone', '09/1951'],
    ['another text', sealed('née en 1951')],
    ['a mark of nothing', 'NR'],
    ['a number', 1951],
    ['true', true],
    ['an error', { error: '#REF!' }],
  ])('%s: is not', (_, cell) => {
    expect(maskedIn(dates(cell), 1)).toBe(false);
    expect(maskedIn(dates(), [cell])).toBe(false);
  });

  it('is a date like any other where the person has no birth day, or another, and in a column of codes', () => {
    expect(maskedIn(dates('07/09/1951'), 1, [])).toBe(false);
    expect(maskedIn(dates(), ['07/09/1951'], [])).toBe(false);
    expect(maskedIn(dates('07/09/1951'), 1, ['1960-01-30'])).toBe(false);
    expect(maskedIn(dates('07/09/1951'), 1, ['1960-01-30', BORN])).toBe(true);
    expect(maskedIn(codes('07/09/1951'), 1)).toBe(false);
    expect(maskedIn(dates('07/09/1951'), BLANK)).toBe(false);
  });

  it('leaves nothing of itself: no value, no text, and no problem, because it is reported as a birth day', () => {
    const word = insteadOf(rowWith(1), [dates('07/09/1951')], null, [BORN])?.get('field')?.word;
    expect(word).toMatchObject({ value: null, reason: 'unreadable', problem: undefined, raw: '#IDENTITY' });
  });
});

describe('a correction (C-54)', () => {
  const correction = (oldValue: string, newValue: string): Correction => ({
    ...{ rowNumber: 2, source: 'dcc', sheet: 'Suivi', keyHash: 'k', column: 'Date', field: 'field' },
    ...{ oldValue, oldHash: '', newValue },
  });
  const corrected = (reader: FieldReader, ref: CellRef, ...lines: Correction[]) =>
    insteadOf(rowWith(ref), [reader], new Corrections(lines).ofSheet('Suivi'), [BORN]);

  it('is compared with the decrypted cell, and read in its place', () => {
    const found = corrected(dates(sealed('31/06/2001')), 1, correction('31/06/2001', '30/06/2001'));
    expect(found?.get('field')?.why).toBe('corrected');
    expect(found?.get('field')?.word.value).toMatchObject({ value: '2001-06-30' });
  });

  it('that brings the birth day in is masked, one that takes it out is read', () => {
    expect(corrected(dates('01/02/2012'), 1, correction('01/02/2012', '07/09/1951'))?.get('field')?.why).toBe(
      'masked',
    );
    const out = corrected(dates(sealed('07/09/1951')), 1, correction('07/09/1951', '07/09/2011'));
    expect(out?.get('field')?.word.value).toMatchObject({ value: '2011-09-07' });
  });

  it('is compared with the birth day of a row that also shows it, whose other cells were checked at de-identification', () => {
    const told = rowWith(1);
    const row = { ...told, identity: { ...told.identity, birth: KEYS.birth(BORN) } };
    const lines = new Corrections([correction('01/02/2012', '07/09/1951')]).ofSheet('Suivi');
    expect(insteadOf(row, [dates('01/02/2012')], lines, [BORN])?.get('field')?.why).toBe('masked');
    expect(insteadOf(row, [dates('07/09/1951')], null, [BORN])).toBeNull();
    expect(insteadOf(row, [dates('07/09/1951')], null, ['1960-01-30', BORN])?.get('field')?.why).toBe(
      'masked',
    );
  });

  it('of another row, or of another value, changes nothing', () => {
    expect(
      corrected(dates('01/02/2012'), 1, { ...correction('01/02/2012', '02/02/2012'), keyHash: 'x' }),
    ).toBeNull();
    expect(corrected(dates('01/02/2012'), 1, correction('01/03/2012', '02/02/2012'))?.size).toBe(0);
    expect(insteadOf(rowWith(1), [dates('01/02/2012')], null, [])).toBeNull();
  });
});
