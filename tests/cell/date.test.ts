import { describe, expect, it } from 'vitest';
import { dateParser } from '../../src/cell/date.ts';
import type { RawCell } from '../../src/cell/raw.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const parse = dateParser({ latest: '2017-06-10' });

const march2014 = { precision: 'month', value: '2014-03-15', earliest: '2014-03-01', latest: '2014-03-31' };
const year2014 = { precision: 'year', value: null, earliest: '2014-01-01', latest: '2014-12-31' };
const aDay = { precision: 'day', value: '2014-03-12', earliest: '2014-03-12', latest: '2014-03-12' };

describe('a whole date (C-9)', () => {
  it.each([
    ...['12/03/2014', '12/3/2014', ' 12/03/2014 ', '12 / 03 / 2014', '12/03/2014\u00a0', '2014-03-12'],
    ...['12 mars 2014', '12 MARS 2014', '12\u202fmars\u00a02014', '12 mar. 2014'],
    ...['12/03/2014 00:00', '12/03/2014 14:35', '12/03/2014 8:05', '12/03/2014 14:35:59', '12/03/2014 14h35'],
    ...['2014-03-12 00:00:00', '2014-03-12T14:35:00', '2014-03-12 14:35:00.000', '12 mars 2014 14:35'],
    { date: '2014-03-12', shows: 'day' } as const,
  ])('is read from %j', (cell) => {
    expect(valueIn(parse(cell))).toEqual(aDay);
  });

  it.each([
    ['1er mars 2014', '2014-03-01'],
    ['1 er mars 2014', '2014-03-01'],
    ['1/2/2014', '2014-02-01'],
    ['5 janvier 2014', '2014-01-05'],
    ['5 janv. 2014', '2014-01-05'],
    ['5 février 2014', '2014-02-05'],
    ['5 févr. 2014', '2014-02-05'],
    ['5 fev 2014', '2014-02-05'],
    ['5 avril 2014', '2014-04-05'],
    ['5 avr. 2014', '2014-04-05'],
    ['5 mai 2014', '2014-05-05'],
    ['5 juin 2014', '2014-06-05'],
    ['5 juillet 2014', '2014-07-05'],
    ['5 juil. 2014', '2014-07-05'],
    ['5 août 2014', '2014-08-05'],
    ['5 AOUT 2014', '2014-08-05'],
    ['5 septembre 2014', '2014-09-05'],
    ['5 sept. 2014', '2014-09-05'],
    ['5 octobre 2014', '2014-10-05'],
    ['5 oct. 2014', '2014-10-05'],
    ['5 novembre 2014', '2014-11-05'],
    ['5 nov. 2014', '2014-11-05'],
    ['5 décembre 2014', '2014-12-05'],
    ['5 déc. 2014', '2014-12-05'],
    ['29/02/2016', '2016-02-29'],
  ])('%j is %s', (text, day) => {
    expect(valueIn(parse(text)).value).toBe(day);
  });

  it.each([
    '12-03-2014',
    '12.03.2014',
    '2014/03/12',
    '12-mars-2014',
    '12 03 2014',
    '20140312',
    '12/03/2014 25:00',
    '2014-03-12T00:00:00Z',
  ])('is nothing else: %j is unreadable', (text) => {
    expectUnreadable(parse(text), 'not_a_date');
  });
});

describe('a missing day becomes the 15th of its month (AP-8, S-8)', () => {
  it.each([
    ...['03/2014', '3/2014', '03 / 2014', 'mars 2014', 'Mars 2014', 'mars  2014', 'mars-2014', 'mars/2014'],
    ...[
      '??/03/2014',
      '?/03/2014',
      '00/03/2014',
      '0/3/2014',
      'XX/03/2014',
      'xx/03/2014',
      '--/03/2014',
      '__/03/2014',
      'jj/03/2014',
      '/03/2014',
    ],
    ...[
      '2014-03',
      '03.2014',
      '03-2014',
      '2014/03',
      '2014-03-00',
      '2014-03-??',
      '2014-03-XX',
      '?? mars 2014',
      '00 mars 2014',
    ],
    ...[
      'début mars 2014',
      'fin mars 2014',
      'mi-mars 2014',
      'courant mars 2014',
      'fin du mois de mars 2014',
      'en mars 2014',
      'début 03/2014',
    ],
    { date: '2014-03-01', shows: 'month' } as const,
    { date: '2014-03-31', shows: 'month' } as const,
  ])('%j', (cell) => {
    expect(valueIn(parse(cell))).toEqual(march2014);
  });

  it('and an exact 15th stays exact', () => {
    expect(valueIn(parse('15/03/2014')).precision).toBe('day');
    expect(valueIn(parse({ date: '2014-03-15', shows: 'day' })).precision).toBe('day');
  });
});

describe('a date without a month has no value (AP-8, S-8)', () => {
  it.each([
    ...[
      '2014',
      ' 2014 ',
      'début 2014',
      'DEBUT 2014',
      'fin 2014',
      'courant 2014',
      'mi 2014',
      'mi-2014',
      'milieu 2014',
      'en 2014',
    ],
    ...[
      'printemps 2014',
      'été 2014',
      'automne 2014',
      'année 2014',
      "début de l'année 2014",
      'T1 2014',
      '1er semestre 2014',
      '2e trimestre 2014',
    ],
    ...[
      '??/??/2014',
      '00/00/2014',
      'XX/XX/2014',
      '12/??/2014',
      '12/00/2014',
      '2014-00-00',
      '2014-??-??',
      '??/2014',
    ],
    { date: '2014-07-01', shows: 'year' } as const,
  ])('%j has precision year', (cell) => {
    expect(valueIn(parse(cell))).toEqual(year2014);
  });

  it.each(['hiver 2014', 'hiver 2013-2014', 'vers 2014', '2014 ?', '2013-2014', '2014-2015'])(
    '%j may lie in two years and is unreadable',
    (text) => {
      expectUnreadable(parse(text), 'not_a_date');
    },
  );
});

describe('a number in a date column (C-64)', () => {
  it.each([
    [1899, null],
    [1900, 1900],
    [2014, 2014],
    [2017, 2017],
  ])('%i', (number, year) => {
    for (const cell of [number, String(number)]) {
      if (year === null) expectUnreadable(parse(cell), 'not_a_date');
      else
        expect(valueIn(parse(cell))).toMatchObject({
          precision: 'year',
          value: null,
          earliest: `${year}-01-01`,
        });
    }
  });

  it.each([2018, 2100])('%i is a year after the extraction', (number) => {
    expectUnreadable(parse(number), 'date_out_of_range');
  });

  it.each([2101, 41_710, 41_710.5, 2014.5, -1, 1, 20_140_312, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is no serial and no year',
    (number) => {
      expectUnreadable(parse(number), 'not_a_date');
    },
  );

  it.each(['41710', '140312', true, { percent: 0.2 }])('%j is no date', (cell) => {
    expectUnreadable(parse(cell), 'not_a_date');
  });
});

describe('nothing is guessed (S-7)', () => {
  it.each([
    '12/03/14',
    '1/3/14',
    '12-03-14',
    '12.03.14',
    '03/14',
    'mars 14',
    'mars-14',
    'févr.-14',
    '12 mars 14',
    "mars '14",
    '??/03/14',
    '12/03/14 10:00',
  ])('a year of two digits is unreadable: %j (C-9)', (text) => {
    expectUnreadable(parse(text), 'two_digit_year');
  });

  it.each([
    '31/06/2016',
    '29/02/2015',
    '30/02/2014',
    '32/01/2014',
    '12/13/2014',
    '13/2014',
    '??/13/2014',
    '31 avril 2014',
    '2014-02-30',
    '2014-13',
    '45/??/2014',
  ])('an impossible date is unreadable and never rolls over: %j', (text) => {
    expectUnreadable(parse(text), 'impossible_date');
  });

  it('a serial without a real day is unreadable: Excel has a 29 February 1900', () => {
    expectUnreadable(parse({ date: '1900-02-29', shows: 'day' }), 'impossible_date');
    expectUnreadable(parse({ date: '1900-02-30', shows: 'month' }), 'impossible_date');
  });

  it.each([
    'voir courrier',
    '12 marsouin 2014',
    'marsouin 14',
    '15/03/????',
    '12/03',
    '12/03/201',
    '12/03/20014',
    'mars',
    '12/03/2014 (scanner)',
    'x'.repeat(5000),
  ])('a text that is no date is unreadable: %j', (text) => {
    if (text === '12/03') expectUnreadable(parse(text), 'two_digit_year');
    else expectUnreadable(parse(text), 'not_a_date');
  });

  it.each([
    ['??/??/????', 'unknown'],
    ['__/__/____', 'not_recorded'],
    ['//', 'not_recorded'],
    ['jj/mm/aaaa', 'not_recorded'],
    ['NR', 'not_recorded'],
    [null, 'not_recorded'],
    ['NSP', 'unknown'],
    ['sans objet', 'not_applicable'],
  ] as const)('%j is missing: %s (C-26)', (cell, reason) => {
    expectMissing(parse(cell), reason);
  });
});

describe('outside 1900-01-01 .. extraction date (C-9)', () => {
  it.each<[RawCell, boolean]>([
    ['30/11/1899', false],
    ['02/01/1900', true],
    ['09/06/2017', true],
    ['10/06/2017', true],
    ['11/06/2017', false],
    ['05/2017', true],
    ['06/2017', true], // some of its days are possible
    ['07/2017', false],
    ['2017', true],
    ['2018', false],
    ['12/1899', false],
    ['01/1900', true],
    [{ date: '2017-06-10', shows: 'day' }, true],
    [{ date: '2017-06-11', shows: 'day' }, false],
    [{ date: '2104-03-12', shows: 'day' }, false],
    ['12/03/0014', false],
  ])('%j is readable: %s', (cell, isReadable) => {
    if (isReadable) expect(parse(cell)).toHaveProperty('value');
    else expectUnreadable(parse(cell), 'date_out_of_range');
  });

  it('other bounds can be given', () => {
    const later = dateParser({ earliest: '2014-03-12', latest: '2014-03-14' });
    expectUnreadable(later('11/03/2014'), 'date_out_of_range');
    expect(valueIn(later('12/03/2014')).value).toBe('2014-03-12');
    expect(valueIn(later('14/03/2014')).value).toBe('2014-03-14');
    expectUnreadable(later('15/03/2014'), 'date_out_of_range');
  });
});
