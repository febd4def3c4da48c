import { describe, expect, it } from 'vitest';
import { dateParser } from '../../src/cell/date.ts';
import type { RawCell } from '../../src/cell/raw.ts';
import { NumberFormat } from '../../src/readers/number-format.ts';
import { rawNumber } from '../../src/readers/raw-number.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const latest = '2017-06-10';
const parse = dateParser({ latest });
const ofEvent = dateParser({ latest, role: 'event' });
const ofEnd = dateParser({ latest, role: 'end' });

describe('words that mean none (C-84)', () => {
  it.each([
    ...[
      'non',
      'Non',
      'NON',
      'N',
      'aucun',
      'Aucune',
      'aucun(e)',
      'néant',
      'NEANT',
      'sans',
      'vivant',
      'Vivante',
    ],
    ...[
      'pas de progression',
      "Pas d'évolution",
      'pas de décès',
      'pas de récidive à ce jour',
      'sans progression',
    ],
    ...[
      'aucune progression',
      'aucun décès',
      'vivant(e)',
      'toujours vivant',
      'en vie',
      'vivant au 12/03/2014',
    ],
    ...[
      '0',
      '00',
      '0000',
      '/',
      ' / ',
      '00/00/00',
      'non décédé',
      'pas de progression.',
      'absence de progression',
    ],
    0,
  ])('%j is not applicable', (cell) => {
    expect(parse(cell)).toEqual({ missing: 'not_applicable', none: cell === 0 ? 'day' : 'words' });
  });

  it.each([
    "pas d'information",
    'pas de donnée',
    'aucun renseignement',
    'pas de nouvelles',
    'sans précision',
  ])('%j means that the answer is absent (C-26)', (text) => expectMissing(parse(text), 'not_recorded'));

  it.each([
    ...['oui', 'cf courrier', 'décédé', '1', 1, 'pas de date', 'sans date', 'nonante', 'sansdoute'],
    ...[
      'pas de scanner, progression clinique',
      'pas de progression avant 03/2014',
      'aucune puis progression',
    ],
  ])('%j does not: an event may have happened', (cell) => {
    expectUnreadable(parse(cell), 'not_a_date');
  });

  it.each(['-', 'NR', ''])('%j stays not recorded (C-26)', (text) => {
    expectMissing(parse(text), 'not_recorded');
  });
});

const DAYS = [
  ...['30/12/1899', '31/12/1899', '01/01/1900', '31/12/2099', '31/12/2999', '31/12/4000', '31/12/9999'],
  '00/00/0000',
];

describe('days that mean none (C-84)', () => {
  it.each(DAYS)('%s, in every spelling and with a time', (day) => {
    const [d = '', m = '', y = ''] = day.split('/');
    const spellings = [
      day,
      ` ${day} `,
      `${y}-${m}-${d}`,
      `${day} 00:00`,
      `${day} 23:59:59`,
      `${y}-${m}-${d}T00:00:00`,
    ];
    for (const text of spellings)
      expect([text, parse(text)]).toEqual([text, { missing: 'not_applicable', none: 'day' }]);
  });

  it('in words, and with one digit', () => {
    for (const text of ['31 décembre 9999', '1er janvier 1900', '1/1/1900'])
      expect(parse(text)).toEqual({ missing: 'not_applicable', none: 'day' });
  });

  it.each<[number, boolean]>([
    ...([0, 1, 73_050, 401_768, 767_376, 2_958_465, 2_958_465.99999] as const).map((n): [number, boolean] => [
      n,
      false,
    ]),
    ...([71_588, 400_306, 765_914, 2_957_003] as const).map((n): [number, boolean] => [n, true]),
  ])('serial %d (1904 system: %s), whatever its format shows', (serial, is1904) => {
    for (const format of ['dd/mm/yyyy', 'mmm-yy', 'yyyy'])
      expect(parse(rawNumber(serial, new NumberFormat(format), is1904))).toEqual({
        missing: 'not_applicable',
        none: 'day',
      });
  });

  it.each([-1_462, -1_461, -1_460])('serial %d of the 1904 system, which Excel cannot show', (serial) => {
    expect(parse(rawNumber(serial, new NumberFormat('dd/mm/yyyy'), true))).toEqual({
      missing: 'not_applicable',
      none: 'day',
    });
  });

  it.each([2_958_465, 767_376, 401_768, 73_050])('%d, a far serial that lost its format', (serial) => {
    expect(parse(serial)).toEqual({ missing: 'not_applicable', none: 'day' });
  });

  it.each<RawCell>([
    '30/12/2099',
    '01/01/2100',
    '30/12/9999',
    '31/12/3999',
    { date: '4000-12-30', shows: 'day' },
  ])('the day beside is out of range: %j (C-9)', (cell) =>
    expectUnreadable(parse(cell), 'date_out_of_range'),
  );

  it('2 January 1900 is a day as text', () => {
    expect(valueIn(parse('02/01/1900')).value).toBe('1900-01-02');
  });
});

describe('1 January 1970 (C-84)', () => {
  const cells: RawCell[] = ['01/01/1970', '1970-01-01 00:00:00', { date: '1970-01-01', shows: 'day' }];

  it.each(cells)('means none in event and end columns: %j', (cell) => {
    for (const read of [ofEvent, ofEnd])
      expect(read(cell)).toMatchObject({ missing: 'not_applicable', none: 'day' });
  });

  it.each(cells)('is a day in any other column: %j', (cell) => {
    expect(valueIn(parse(cell)).value).toBe('1970-01-01');
  });

  it.each(cells)('keeps the day, for a patient who was diagnosed by then: %j', (cell) => {
    for (const read of [ofEvent, ofEnd])
      expect(read(cell)).toMatchObject({ epoch: { value: '1970-01-01', precision: 'day' } });
  });

  it('keeps the month that the format of a workbook shows, and nothing for other days that mean none', () => {
    expect(ofEvent({ date: '1970-01-01', shows: 'month' })).toMatchObject({
      epoch: { value: '1970-01-15', precision: 'month' },
    });
    expect(ofEvent('30/12/1899')).not.toHaveProperty('epoch');
  });

  it('the days beside it are days', () => {
    for (const [text, day] of [
      ['31/12/1969', '1969-12-31'],
      ['02/01/1970', '1970-01-02'],
    ])
      expect(valueIn(ofEvent(text ?? '')).value).toBe(day);
  });
});
