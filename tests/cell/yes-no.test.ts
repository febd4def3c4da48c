import { describe, expect, it } from 'vitest';
import { yesNoParser } from '../../src/cell/yes-no.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const parse = yesNoParser();

describe('yes and no (C-27)', () => {
  it.each(['O', 'o', 'Oui', 'OUI', ' oui ', 'oui\u00a0', '1', 1, 'Vrai', 'VRAI', true, 'Présente'])(
    '%j is yes',
    (cell) => {
      expect(valueIn(parse(cell))).toBe(true);
    },
  );

  it.each(['N', 'n', 'Non', 'NON', 'non.', '0', 0, 'Faux', 'FAUX', false, 'Absente'])('%j is no', (cell) => {
    expect(valueIn(parse(cell))).toBe(false);
  });

  it.each([
    ['NR', 'not_recorded'],
    ['ND', 'not_recorded'],
    ['Non recherché', 'not_recorded'],
    ['-', 'not_recorded'],
    ['', 'not_recorded'],
    ['NSP', 'unknown'],
    ['?', 'unknown'],
    ['NA', 'not_applicable'],
    ['sans objet', 'not_applicable'],
  ] as const)('%j is neither: %s (C-26)', (cell, reason) => {
    expectMissing(parse(cell), reason);
  });

  it.each([
    'Oui ?',
    'O/N',
    'peut-être',
    '2',
    2,
    -1,
    0.5,
    { percent: 1 },
    { date: '2016-01-01', shows: 'day' } as const,
  ])('%j is unreadable', (cell) => {
    expectUnreadable(parse(cell), 'unknown_code');
  });
});
