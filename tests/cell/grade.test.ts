import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/cell/grade.ts';
import { ecogParser, gradeParser, toxicityGradeParser } from '../../src/cell/grade.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const exact = (value: number): Span => ({ low: value, high: value });

describe('the grade of a tumor (AP-21, S-7)', () => {
  const parse = gradeParser();

  it.each([
    ['1', 1],
    [1, 1],
    ['G1', 1],
    ['g 1', 1],
    ['I', 1],
    ['i', 1],
    ['grade 1', 1],
    ['Grade I', 1],
    ['2', 2],
    ['G2 (OMS 2010)', 2],
    ['G2 OMS 2017', 2],
    ['2 (OMS 2010)', 2],
    ['Grade 2 selon OMS 2010', 2],
    ['II', 2],
    ['TNE G2', 2],
    ['2,0', 2],
    ['G3', 3],
    ['III', 3],
    ['NEC G3', 3],
    [3, 3],
  ])('%j is %i', (cell, grade) => {
    expect(valueIn(parse(cell))).toEqual(exact(grade));
  });

  it.each([
    [0, false],
    [1, true],
    [3, true],
    [4, false],
  ])('%i is a grade: %s (C-64)', (number, isGrade) => {
    for (const cell of [number, String(number), `G${number}`]) {
      if (isGrade) expect(valueIn(parse(cell))).toEqual(exact(number));
      else expectUnreadable(parse(cell), 'out_of_range');
    }
    expectUnreadable(parse('IV'), 'out_of_range');
  });

  it.each([
    ['1-2', 1, 2],
    ['G1-G2', 1, 2],
    ['G1/G2', 1, 2],
    ['1/2', 1, 2],
    ['NET G2-G3', 2, 3],
    ['I-II', 1, 2],
    ['2 ou 3', 2, 3],
    ['G3 ou G2', 2, 3],
    ['grade 1 à 2', 1, 2],
    ['entre 1 et 3', 1, 3],
    ['1 voire 2 (OMS 2010)', 1, 2],
    ['<= 2', 1, 2],
    ['≤2', 1, 2],
    ['< 3', 1, 2],
    ['au moins 2', 2, 3],
    ['>1', 2, 3],
    ['< 2', 1, 1],
    ['>G2', 3, 3],
  ])('%j is a span, %i to %i (C-92)', (cell, low, high) => {
    expect(valueIn(parse(cell))).toEqual({ low, high });
  });

  it.each(['1-4', '0-1', '<1', '>3', '<5'])('%j leaves the scale (C-64)', (cell) => {
    expectUnreadable(parse(cell), 'out_of_range');
  });

  it.each(['G?', 'Gx', 'bas', 'G1-G2-G3', '< 1-2', true])('%j is unreadable', (cell) => {
    expectUnreadable(parse(cell), 'unknown_code');
  });

  it('half a grade and a date are unreadable', () => {
    expectUnreadable(parse(1.5), 'not_a_number');
    expectUnreadable(parse({ date: '2016-02-01', shows: 'day' }), 'mangled_by_excel');
  });

  it('NC is missing (C-26)', () => {
    expectMissing(parse('NC'), 'not_recorded');
  });
});

describe('the grade of a toxicity (S-7)', () => {
  const parse = toxicityGradeParser();

  it.each([
    ['1', 1],
    ['2', 2],
    ['G3', 3],
    ['grade 3', 3],
    ['Grade III', 3],
    ['I', 1],
    ['II', 2],
    ['III', 3],
    ['IV', 4],
    ['V', 5],
    [4, 4],
    ['3 (CTCAE v4)', 3],
    ['3 CTCAE', 3],
  ])('%j is %i', (cell, grade) => {
    expect(valueIn(parse(cell))).toBe(grade);
  });

  it.each([
    ['2-3', 3],
    ['2 - 3', 3],
    ['2–3', 3],
    ['II-III', 3],
    ['G2-G3', 3],
    ['grade 2-3', 3],
    ['2 à 3', 3],
    ['2/3', 3],
    ['2 ou 3', 3],
    ['1-2', 2],
    ['3-2', 3],
  ])('of two the highest counts: %j is %i', (cell, grade) => {
    expect(valueIn(parse(cell))).toBe(grade);
  });

  it.each([
    [-1, false],
    [0, true], // absent
    [1, true],
    [5, true],
    [6, false],
  ])('%i is a grade: %s (C-64)', (cell, isGrade) => {
    if (isGrade) for (const form of [cell, String(cell)]) expect(valueIn(parse(form))).toBe(cell);
    else expectUnreadable(parse(cell), 'out_of_range');
  });

  it('a range beyond the scale is outside it', () => {
    expectUnreadable(parse('5-6'), 'out_of_range');
    expectUnreadable(parse('6'), 'out_of_range');
  });

  it.each(['02/03', '02-mars', { date: '2016-03-02', shows: 'day' } as const])(
    'a range that Excel took for a date is unreadable: %j',
    (cell) => {
      expectUnreadable(parse(cell), 'mangled_by_excel');
    },
  );

  it.each(['élevé', '>=3', '3+', 'sévère'])('%j is unreadable', (cell) => {
    expectUnreadable(parse(cell), 'unknown_code');
  });
});

describe('the performance status', () => {
  const parse = ecogParser();

  it.each([
    ['0', 0],
    [0, 0],
    ['1', 1],
    ['OMS 1', 1],
    ['OMS: 1', 1],
    ['oms=1', 1],
    ['OMS1', 1],
    ['ECOG 1', 1],
    ['PS 1', 1],
    ['PS OMS 1', 1],
    ['stade OMS 1', 1],
    ['1 : Patient symptomatique mais ambulatoire', 1],
    ['0 : Activité normale', 0],
    ['2 - Alité moins de 50 % du temps', 2],
    ['3 (alité plus de la moitié du temps)', 3],
    [4, 4],
  ])('%j is %i', (cell, status) => {
    expect(valueIn(parse(cell))).toEqual(exact(status));
  });

  it.each([
    [-1, false],
    [0, true],
    [4, true],
    [5, false],
  ])('%i is a status: %s (C-64)', (cell, isStatus) => {
    if (isStatus) for (const form of [cell, `OMS ${cell}`]) expect(valueIn(parse(form))).toEqual(exact(cell));
    else expectUnreadable(parse(cell), 'out_of_range');
  });

  it.each([
    ['0-1', 0, 1],
    ['1-2', 1, 2],
    ['0/1', 0, 1],
    ['1 ou 2', 1, 2],
    ['OMS 0-1', 0, 1],
    ['PS 1 à 2', 1, 2],
    ['0-1 : peu symptomatique', 0, 1],
    ['< 2', 0, 1],
    ['OMS < 2', 0, 1],
    ['<=2', 0, 2],
    ['>2', 3, 4],
    ['≥ 3', 3, 4],
    ['<1', 0, 0],
  ])('%j is a span, %i to %i (C-92)', (cell, low, high) => {
    expect(valueIn(parse(cell))).toEqual({ low, high });
  });

  it.each(['0-5', '<0', '>4'])('%j leaves the scale (C-64)', (cell) => {
    expectUnreadable(parse(cell), 'out_of_range');
  });

  it.each(['bon', '80 %', '0-1-2'])('%j is no status and unreadable', (cell) => {
    expectUnreadable(parse(cell), 'unknown_code');
  });
});
