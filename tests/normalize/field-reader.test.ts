import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { codeList } from '../../src/define/code-list.ts';
import {
  type Column,
  code,
  date,
  decimal,
  grade,
  integer,
  ki67,
  treatment,
} from '../../src/define/columns.ts';
import { Corrections } from '../../src/normalize/corrections.ts';
import { FieldReader } from '../../src/normalize/field-reader.ts';
import { replacementsOf } from '../../src/normalize/replacement.ts';
import {
  BLANK,
  type CellRef,
  type Correction,
  MASKED,
  MOVED,
  type StagedCell,
  type StagedRow,
  type TypedCell,
  typedCell,
} from '../../src/staging/row.ts';
import { KEYS } from '../extract/fixture.ts';

const organs = codeList('organ', { liver: { en: 'liver', fr: 'foie', spellings: ['foie'] } });
const ORGAN: Column<unknown> = code('Organe', organs);
const BORN = '1951-09-07';
/** A cell that is encrypted in the staging. */
class Sealed {
  readonly cell: RawCell;

  constructor(cell: RawCell) {
    this.cell = cell;
  }
}
const sealed = (cell: RawCell): Sealed => new Sealed(cell);
type Given = RawCell | Sealed | TypedCell;
const secrets = {
  unseal: KEYS.unseal,
  text: KEYS.text,
  isName: (word: string) => word === 'zygomatix',
  extractedOn: '2017-06-10',
};

const isTyped = (cell: Given): cell is TypedCell =>
  typeof cell === 'object' && cell !== null && ('missing' in cell || 'value' in cell);

/** Stages a cell as de-identification does. */
function stagedIn(column: Column<unknown>, cell: Given): StagedCell {
  if (isTyped(cell)) return cell;
  const raw = cell instanceof Sealed ? cell.cell : cell;
  const typed = typedCell(raw, column.parser(secrets)(raw));
  return cell instanceof Sealed ? { sealed: KEYS.seal(JSON.stringify(typed)) } : typed;
}

/** The reader of a column whose dictionary has these cells from number 1 on, and the quote of the first. */
function readerOf(column: Column<unknown>, ...cells: Given[]): FieldReader {
  const dictionary = [null, ...cells].map((cell) => stagedIn(column, cell));
  return new FieldReader('field', column, { position: 1, dictionary }, secrets);
}

const rowWith = (...refs: CellRef[]): StagedRow => ({
  rowId: 1,
  sheetId: 1,
  rowNumber: 2,
  keyHash: 'k',
  keyMissing: null,
  documentOrder: null,
  fault: null,
  identity: {
    patient: 'p',
    hospital: null,
    traits: null,
    birth: null,
    birthMonth: null,
    birthMissing: null,
    sex: null,
    document: null,
    documentRank: null,
  },
  cells: [BLANK, ...refs],
});

const DATE: Column<unknown> = date('Date');
const dates = (...cells: Given[]): FieldReader => readerOf(DATE, ...cells);
const codes = (...cells: Given[]): FieldReader => readerOf(ORGAN, ...cells);
const inRow = (cell: Given, column = DATE): CellRef => [stagedIn(column, cell)];
const quoteOf = (reader: FieldReader, ref: CellRef = 1): string => reader.quote(reader.cell(rowWith(ref)));

describe('a cell of a row', () => {
  it('is that of its number, or its own, decrypted', () => {
    const reader = codes('foie', sealed('rate'));
    const refs: CellRef[] = [1, 2, BLANK, inRow('os', ORGAN), inRow(sealed('peau'), ORGAN)];
    expect(refs.map((ref) => reader.cell(rowWith(ref)).text)).toEqual(['foie', 'rate', '', 'os', 'peau']);
    expect(reader.cell({ ...rowWith(), cells: [] })).toEqual({ missing: 'not_recorded', text: '' });
  });

  it('has the value of the staging, and is decrypted once where it has a number', () => {
    const reader = codes(sealed('foie'));
    expect(reader.cell(rowWith(1))).toMatchObject({ value: 'liver' });
    expect(reader.cell(rowWith(1))).toBe(reader.cell(rowWith(1)));
  });

  it('that is not understood has a problem, and no value', () => {
    const reader = codes(sealed('Rate'));
    expect(reader.cell(rowWith(1))).toMatchObject({ missing: 'unreadable', problem: 'unknown_code' });
  });
});

describe('the quotable part of a cell (C-109)', () => {
  const rawIn = (column: Column<unknown>, cell: Given): string => quoteOf(readerOf(column, cell));
  const size: Column<unknown> = decimal('Taille', {});

  it.each<[string, Column<unknown>, RawCell, string]>([
    ['a code', ORGAN, 'foie', 'foie'],
    ['a code with a letter beside it', ORGAN, 'Foie (d)', 'Foie (d)'],
    ['a mark of nothing', ORGAN, 'NR', 'NR'],
    ['a mark of nothing in words', ORGAN, 'non renseigné', 'non renseigné'],
    ['a mark that the column declares', code('Organe', organs, { marks: { Rtl: 'unknown' } }), 'Rtl', 'Rtl'],
    ['a bound', ki67('Ki67'), '> 20 %', '> 20 %'],
    ['a range in words', ki67('Ki67'), 'entre 3 et 5', 'entre 3 et 5'],
    ['a span of grades', grade('Grade'), 'G1-G2 (OMS 2010)', 'G1-G2 (OMS 2010)'],
    ['a date', DATE, '12/03/2014', '12/03/2014'],
    ['a month', DATE, 'mai 2014', 'mai 2014'],
    ['no date in words', DATE, 'aucune', 'aucune'],
    ['an error of Excel', ORGAN, { error: '#REF!' }, '#REF!'],
  ])('is the text of a cell that was understood: %s', (_, column, cell, quoted) => {
    expect(rawIn(column, sealed(cell))).toBe(quoted);
  });

  it.each<[string, Column<unknown>, RawCell, string]>([
    ['a code', ORGAN, 'vu 1234 le 7/9/51', 'AA 9999 AA 9/9/99'],
    ['a code, its own words kept', ORGAN, 'Foie de Mme Zygomatix', 'Foie AA AAA AAAAAAAAA'],
    ['a code, stored as a number', ORGAN, 4_456_781, '9999999'],
    ['a code, stored as a day', ORGAN, { date: BORN, shows: 'day' }, '99/99/9999'],
    ['a code, stored as a percentage', ORGAN, { percent: 0.5 }, '99 %'],
    ['a code, with a sign of errors', ORGAN, '#Zygomatix', '#AAAAAAAAA'],
    ['a whole number', integer('Cures', { min: 0, max: 9 }), '1234 cures', '9999 AAAAA'],
    ['a number', size, '12345 mm de Zygomatix', '99999 AA AA AAAAAAAAA'],
    ['a Ki67', ki67('Ki67'), '1234 ou 12345', '9999 AA 99999'],
    ['a date', DATE, '31/06/2016', '99/99/9999'],
    ['a date with a name', DATE, 'Zygomatix 12/03/2014', 'AAAAAAAAA 99/99/9999'],
    ['a date, digits of another script', DATE, '٣١/٠٦/٢٠١٦', '99/99/9999'],
    ['letters beyond a-z', ORGAN, 'Đặng Łukasz', 'AAAA AAAAAA'],
    ['another script', ORGAN, 'Иванов 王', 'AAAAAA A'],
    ['signs that are letters to an eye', ORGAN, 'Ⓩⓨⓖⓞ', '····'],
  ])('is the shape of a cell that was not: %s', (_, column, cell, quoted) => {
    expect(rawIn(column, sealed(cell))).toBe(quoted);
  });

  it.each<[string, Column<unknown>, RawCell, string]>([
    ['a code', ORGAN, 'foie (Zygomatix)', 'foie (AAAAAAAAA)'],
    ['a code, words of two letters', ORGAN, 'foie (Le Du)', 'foie (AA AA)'],
    ['a mark of nothing', ORGAN, 'NR (Zygomatix, 7/9/51)', 'AA (AAAAAAAAA, 9/9/99)'],
    ['a number', size, '12,5 (Zygomatix)', '99,9 (AAAAAAAAA)'],
    ['no date in words', DATE, 'vivant chez Zygomatix', 'AAAAAA AAAA AAAAAAAAA'],
  ])('is a shape when other words are beside the understood ones: %s', (_, column, cell, quoted) => {
    expect(rawIn(column, sealed(cell))).toBe(quoted);
  });

  it('is the text, without names and numbers, of an unknown spelling that the site declares quotable', () => {
    const quotable: Column<unknown> = code('Organe', organs, { quotable: true });
    expect(rawIn(quotable, sealed('Rate de Mme Zygomatix, 12345'))).toBe('Rate de Mme …, …');
  });

  it('is the text of an unknown spelling that several patients have', () => {
    const common = new Set([KEYS.text('Rate')]);
    const dictionary = [null, 'Rate', 'Os'].map((cell) => stagedIn(ORGAN, cell));
    const reader = new FieldReader(
      'field',
      ORGAN,
      { position: 1, dictionary, commonSpellings: common },
      secrets,
    );
    expect([quoteOf(reader, 1), quoteOf(reader, 2)]).toEqual(['Rate', 'AA']);
  });

  it('has 40 characters at most', () => {
    expect(rawIn(ORGAN, sealed('x'.repeat(50)))).toBe(`${'A'.repeat(39)}…`);
  });

  it('is nothing of free text, de-identified or not (C-65)', () => {
    const proposal: Column<unknown> = treatment('Proposition', { drugs: organs, regimens: {} });
    expect(rawIn(proposal, { missing: 'unreadable', problem: 'unknown_drug', hash: 'h' })).toBe('');
    expect(rawIn(proposal, 'chez Zygomatix')).toBe('');
  });

  it.each([MASKED, MOVED])(
    'that was set aside is its mark, without a problem: it has been reported (%j)',
    (cell) => {
      expect(codes(cell).cell(rowWith(1))).toEqual({ missing: 'unreadable', text: cell.text });
      expect(quoteOf(codes(cell))).toMatch(/^#(?:IDENTITY|MOVED)$/);
    },
  );
});

describe('a date that is the birth day of the person of its row', () => {
  const maskedIn = (reader: FieldReader, ref: CellRef, days: readonly string[] = [BORN]): boolean =>
    replacementsOf(rowWith(ref), [reader], null, days)?.get('field')?.why === 'masked';

  it.each<[string, Given]>([
    ['as text', '07/09/1951'],
    ['sealed', sealed('07/09/1951')],
    ['sealed, with its time', sealed('07/09/1951 10:30')],
    ['as Excel stores it', { date: BORN, shows: 'day' }],
    ['sealed, as Excel stores it', sealed({ date: BORN, shows: 'day' })],
    ['in a text that is no date', sealed('née le 07/09/1951')],
    ['in words', sealed('7 septembre 1951')],
  ])('%s: is masked, whether it has a number or not', (_, cell) => {
    expect(maskedIn(dates(cell), 1)).toBe(true);
    expect(maskedIn(dates(), inRow(cell))).toBe(true);
  });

  it.each<[string, Given]>([
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
    expect(maskedIn(dates(), inRow(cell))).toBe(false);
  });

  it('is a date like any other where the person has no birth day, or another, and in a column of codes', () => {
    expect(maskedIn(dates('07/09/1951'), 1, [])).toBe(false);
    expect(maskedIn(dates(), inRow('07/09/1951'), [])).toBe(false);
    expect(maskedIn(dates('07/09/1951'), 1, ['1960-01-30'])).toBe(false);
    expect(maskedIn(dates('07/09/1951'), 1, ['1960-01-30', BORN])).toBe(true);
    expect(maskedIn(codes('07/09/1951'), 1)).toBe(false);
    expect(maskedIn(dates('07/09/1951'), BLANK)).toBe(false);
  });

  it('leaves nothing of itself: no value, no text, and no problem, because it is reported as a birth day', () => {
    const masked = replacementsOf(rowWith(1), [dates('07/09/1951')], null, [BORN])?.get('field');
    expect(masked).toEqual({ cell: { missing: 'unreadable', text: '#IDENTITY' }, why: 'masked' });
  });
});

describe('a month whose middle is the birth day of the person', () => {
  it('is no birth day: its day is imputed', () => {
    expect(replacementsOf(rowWith(1), [dates('09/1951')], null, ['1951-09-15'])).toBeNull();
  });
});

describe('a correction (C-54)', () => {
  const correction = (oldValue: string, newValue: string): Correction => ({
    rowNumber: 2,
    source: 'dcc',
    sheet: 'Suivi',
    keyHash: 'k',
    column: 'Date',
    field: 'field',
    oldValue,
    oldHash: '',
    newValue,
  });
  const corrected = (reader: FieldReader, ref: CellRef, ...lines: Correction[]) =>
    replacementsOf(rowWith(ref), [reader], new Corrections(lines).ofSheet('Suivi'), [BORN]);

  it('is compared with the decrypted cell, and read in its place', () => {
    const found = corrected(dates(sealed('31/06/2001')), 1, correction('31/06/2001', '30/06/2001'));
    expect(found?.get('field')?.why).toBe('corrected');
    expect(found?.get('field')?.cell).toMatchObject({ value: { value: '2001-06-30' } });
  });

  it('that brings the birth day in is masked, one that takes it out is read', () => {
    expect(corrected(dates('01/02/2012'), 1, correction('01/02/2012', '07/09/1951'))?.get('field')?.why).toBe(
      'masked',
    );
    const out = corrected(dates(sealed('07/09/1951')), 1, correction('07/09/1951', '07/09/2011'));
    expect(out?.get('field')?.cell).toMatchObject({ value: { value: '2011-09-07' } });
  });

  it('is compared with the birth day of a row that also shows it, whose other cells were checked at de-identification', () => {
    const told = rowWith(1);
    const row = { ...told, identity: { ...told.identity, birth: KEYS.birth(BORN) } };
    const lines = new Corrections([correction('01/02/2012', '07/09/1951')]).ofSheet('Suivi');
    expect(replacementsOf(row, [dates('01/02/2012')], lines, [BORN])?.get('field')?.why).toBe('masked');
    expect(replacementsOf(row, [dates('07/09/1951')], null, [BORN])).toBeNull();
    expect(replacementsOf(row, [dates('07/09/1951')], null, ['1960-01-30', BORN])?.get('field')?.why).toBe(
      'masked',
    );
  });

  it('of another row, or of another value, changes nothing', () => {
    expect(
      corrected(dates('01/02/2012'), 1, { ...correction('01/02/2012', '02/02/2012'), keyHash: 'x' }),
    ).toBeNull();
    expect(corrected(dates('01/02/2012'), 1, correction('01/03/2012', '02/02/2012'))?.size).toBe(0);
    expect(replacementsOf(rowWith(1), [dates('01/02/2012')], null, [])).toBeNull();
  });
});
