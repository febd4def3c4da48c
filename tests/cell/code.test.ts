import { describe, expect, it } from 'vitest';
import { codeParser, codeSetParser } from '../../src/cell/code.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

const attribution = { bevacizumab: ['Bévacizumab', 'Avastin'], both: ['Les deux'], unknown: ['Inconnue'] };
const organs = {
  liver: ['foie', 'métastases hépatiques'],
  bone: ['os'],
  lung: ['poumon'],
  age_sex: ['âge/sexe', 'âge', 'sexe'],
  other: ['autre'],
};

describe('a code', () => {
  const parse = codeParser(attribution);

  it.each(['Bévacizumab', 'BEVACIZUMAB', ' bevacizumab\u00a0', 'Avastin', 'bevacizumab (à confirmer)'])(
    'is found without case, accents and spaces, and a remark may follow it: %j',
    (cell) => {
      expect(valueIn(parse(cell))).toBe('bevacizumab');
    },
  );

  it('is found when a spelling of the list is also a missing mark (S-7)', () => {
    expect(valueIn(parse('Inconnue'))).toBe('unknown');
    expect(valueIn(codeParser({ ne: ['NE'] })('NE'))).toBe('ne');
    expect(valueIn(codeParser({ r0: ['R0'] })('r0'))).toBe('r0');
    expectMissing(parse('NSP'), 'unknown');
    expectMissing(parse('NR'), 'not_recorded');
  });

  it('may be a number (C-27)', () => {
    const sex = codeParser({ male: ['M', '1'], female: ['F', '2'] });
    expect(valueIn(sex(1))).toBe('male');
    expect(valueIn(sex('2'))).toBe('female');
    expectUnreadable(sex(3), 'unknown_code');
  });

  it.each(['Avastin ?', 'Avastin (?)', 'autre chose', true, { percent: 1 }])(
    'is never guessed: %j',
    (cell) => {
      expectUnreadable(parse(cell), 'unknown_code');
    },
  );

  it('that Excel took for a date is reported so', () => {
    expectUnreadable(parse({ date: '2016-02-01', shows: 'day' }), 'mangled_by_excel');
    expectUnreadable(parse('02/10'), 'mangled_by_excel');
  });

  it('has its own missing marks', () => {
    const own = codeParser(attribution, { 'Les 2 ?': 'unknown', NR: 'not_applicable' });
    expectMissing(own('les 2 ?'), 'unknown');
    expectMissing(own('NR'), 'not_applicable');
  });

  it('of two lists of words must not be claimed twice', () => {
    expect(() => codeParser({ left: ['Même'], right: ['MEME'] })).toThrow(
      '"MEME" is a spelling of both "left" and "right"',
    );
  });
});

describe('a list of codes in one cell', () => {
  const parse = codeSetParser(organs);

  it.each([
    ['foie', ['liver']],
    ['foie ; os / poumon', ['bone', 'liver', 'lung']],
    ['Foie, os', ['bone', 'liver']],
    ['foie et os', ['bone', 'liver']],
    ['foie + os', ['bone', 'liver']],
    ['foie - os', ['bone', 'liver']],
    ['foie\nos', ['bone', 'liver']],
    ['os ; foie ; os', ['bone', 'liver']],
    ['Métastases hépatiques (bilobaires), os (rachis)', ['bone', 'liver']],
    ['âge/sexe ; os', ['age_sex', 'bone']],
    ['Âge / sexe', ['age_sex']],
    ['foie ; ;', ['liver']],
    ['foie ; NR', ['liver']],
    ['aucun', []],
    ['Néant', []],
  ])('%j is %j', (cell, codes) => {
    expect(parse(cell)).toEqual({ value: codes });
  });

  it('known words are kept next to unknown ones, which are a finding', () => {
    expect(parse('foie ; orteil')).toEqual({ value: ['liver'], problem: 'unknown_code' });
    expectUnreadable(parse('orteil ; genou'), 'unknown_code');
    expectUnreadable(parse(12), 'unknown_code');
    expectUnreadable(parse(true), 'unknown_code');
  });

  it('missing marks are missing (C-26)', () => {
    expectMissing(parse(' - '), 'not_recorded');
    expectMissing(parse('NSP'), 'unknown');
    expectMissing(parse(null), 'not_recorded');
  });
});
