import { describe, expect, it } from 'vitest';
import { dateParser } from '../../src/cell/date.ts';
import { readDateText, withoutTime, yearOnly } from '../../src/cell/date-text.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const parse = dateParser({ latest: '2017-06-10' });

describe('a time of day', () => {
  it.each([
    ['12/03/2014 14:35', '12/03/2014'],
    [' 12/03/2014 14:35 ', '12/03/2014'],
    ['12/03/2014T14:35:59.123456', '12/03/2014'],
    ['1/2/2014 8:05', '1/2/2014'],
    ['3/2014 8:05', '3/2014'],
    ['2014 8:05', '2014'],
    ['12/03/2014 23:59', '12/03/2014'],
    ['12/03/2014 19h00', '12/03/2014'],
  ])('is cut off %j', (text, day) => {
    expect(withoutTime(text)).toBe(day);
  });

  it.each([
    '12/03/2014 24:00',
    '12/03/2014 14:60',
    '12/03/2014 14:35:60',
    '12/03/2014 14:35:59.1234567',
    '12/03/2014 14:35:59.',
    '12/03/2014 14:35Z',
    '12/03/2014 14:35+01:00',
    '12/03/2014 14-35',
    '12/03/201414:35',
    '12/03/2014 14:35 x',
    // Too short for a whole day and a time.
  ])('is none, and stays: %j', (text) => {
    expect(withoutTime(text)).toBe(text);
    expectUnreadable(parse(text), 'not_a_date');
  });
});

describe('a date of which some places are open (S-8)', () => {
  it.each(['??/03/????', '12/??/????', '12/03/????', '/03/', '12//', '00/03/0000'])(
    'but whose year is among them is none: %j',
    (text) => {
      expectUnreadable(parse(text), 'not_a_date');
    },
  );

  it.each([
    ['30/??/2014', true],
    ['31/??/2014', true],
    ['32/??/2014', false],
  ])('the month among them, is possible where some month has its day: %s: %s', (text, isPossible) => {
    if (isPossible) expect(valueIn(parse(text)).precision).toBe('year');
    else expectUnreadable(parse(text), 'impossible_date');
  });

  it.each([
    ['28/02/2015', true],
    ['29/02/2015', false],
    ['30/04/2014', true],
    ['31/04/2014', false],
    ['31/12/2014', true],
    ['??/12/2014', true],
    ['??/13/2014', false],
    ['01/13/2014', false],
  ])('or none is checked against the calendar: %s has a day in it: %s', (text, isReal) => {
    if (isReal) expect(parse(text)).toHaveProperty('value');
    else expectUnreadable(parse(text), 'impossible_date');
  });

  it.each([
    ['?/?/????', 'unknown'],
    ['xx/xx/????', 'unknown'],
    ['**/**/****', 'not_recorded'],
    ['--/--/----', 'not_recorded'],
  ] as const)('all of them: %j is %s (C-26)', (text, reason) => {
    expectMissing(parse(text), reason);
  });
});

describe('words before a month or a year (S-8)', () => {
  it.each([
    ...['au début mars 2014', 'au début de mars 2014', 'milieu mars 2014', 'dans mars 2014', 'mi mars 2014'],
    ...['fin du mois de mars 2014', 'courant du mois de mars 2014', 'fin 03-2014'],
    ...[
      'mars. 2014',
      'mars - 2014',
      'mars / 2014',
      'mars /2014',
      'mars- 2014',
      '?? mars. 2014',
      'xx mars 2014',
    ],
    ...['2014 / 03', '2014/3', '3 / 2014', '3 - 2014', '3 . 2014'],
  ])('%j is a month', (text) => {
    expect(valueIn(parse(text))).toMatchObject({ precision: 'month', value: '2014-03-15' });
  });

  it.each([
    ...["au début de l'année 2014", "fin d'année 2014", 'fin année 2014', "courant de l'année 2014"],
    ...[
      "l'année 2014",
      "l'été 2014",
      'année de 2014',
      "l'automne de 2014",
      'printemps de 2014',
      'fin été 2014',
    ],
    ...[
      '1 trimestre 2014',
      '3 trimestre 2014',
      '4eme trimestre 2014',
      '2ème semestre 2014',
      '3e trimestre de 2014',
    ],
    ...[
      'premier trimestre 2014',
      'deuxième trimestre 2014',
      'second semestre 2014',
      'troisième trimestre 2014',
    ],
    ...['quatrième trimestre 2014', 'dernier trimestre 2014', 't4 2014', 'S2 2014', 's1 de 2014'],
  ])('%j is a year', (text) => {
    expect(valueIn(parse(text))).toMatchObject({ precision: 'year', earliest: '2014-01-01' });
  });

  it.each([
    // Vague before a whole day is a contradiction.
    ...['début 12 mars 2014', 'début 2 mars 2014', 'début 1er mars 2014', 'début 1 er mars 2014'],
    // They come first, and a year last.
    ...['mars début 2014', '12 fin mars 2014', 'x début mars 2014', 'mars été 2014', '03/été 2014'],
    ...['début 2014/03', 'été 2014/03', 'début mars 2014 x', 'été 2014 x', 'début mars', 'début'],
    ...[
      '5 trimestre 2014',
      '0 trimestre 2014',
      '5eme trimestre 2014',
      '1e trimestre 2014',
      't5 2014',
      't0 2014',
    ],
    ...['été', 'trimestre 2014', 'saison 2014', 'hiver de 2014', 'début début 2014'],
  ])('%j is not read', (text) => {
    expectUnreadable(parse(text), 'not_a_date');
  });
});

describe('other text next to a date makes it unreadable', () => {
  it.each([
    ...[
      'x12/03/2014',
      '12/03/2014x',
      'x2014-03-12',
      '2014-03-12x',
      '2014-03x',
      'x12 mars 2014',
      '12 mars 2014x',
    ],
    ...['mars 2014x', '1mars 2014', 'mars 2014-2015', 'x2014/03', '12014/03', '2014/03x', '2014/031'],
    ...[
      'x03/2014',
      '03/2014x',
      '003/2014',
      '2014x',
      'x2014',
      '20145',
      '12 mars  2014 h',
      'ma 2014',
      '12 ma 2014',
    ],
    ...['12/003/2014', '012/03/2014', '2014-3-12', '2014-03-1', '2014-003', '12 mars .2014', 'mars.2014x'],
  ])('%j', (text) => {
    expect(parse(text)).toHaveProperty('missing', 'unreadable');
  });
});

describe('a year of two digits (C-9)', () => {
  it.each([
    ...['1/3/14', '12 03 14', "12/03/'14", '03.14', '??-14', '??/??/14', 'xx/03/14'],
    ...['12-mars-14', '1er mars 14', '1 er mars 14', 'mars. 14', 'mars/14', "12 mars '14", '2 mars-14'],
  ])('is reported as one: %j', (text) => {
    expectUnreadable(parse(text), 'two_digit_year');
  });

  it.each([
    ...[
      '14',
      "'14",
      '1/2/3/14',
      'x12/03/14',
      '12/03/14x',
      '123/14',
      '12/03/1',
      '12/03/145',
      'mars 1',
      'mars 145',
    ],
    ...[
      'marsouin 14',
      'xx mars14',
      'ma 14',
      '123 mars 14',
      'x-mars-14-',
      'mars 14 x',
      'x mars 14',
      '1mars 14',
    ],
  ])('is not what %j ends in', (text) => {
    expectUnreadable(parse(text), 'not_a_date');
  });
});

describe('a bare number (C-64)', () => {
  it.each([
    [1899, false],
    [1900, true],
    [1901, true],
    [2099, true],
    [2100, true],
    [2101, false],
    [1999.5, false],
  ])('%d is a year: %s', (number, isYear) => {
    expect(yearOnly(number)).toEqual(isYear ? { year: number, month: null, day: null } : 'not_a_date');
  });

  it('of four digits in a text follows the same rule', () => {
    expect(readDateText('1899')).toBe('not_a_date');
    expect(readDateText('1900')).toEqual({ year: 1900, month: null, day: null });
  });
});
