import { describe, expect, it } from 'vitest';
import { overImputedDays } from '../../src/report/curves.ts';
import { LANGUAGES, type Language } from '../../src/report/language.ts';

const [french, english] = LANGUAGES as readonly [Language, Language];
const two = (value: number): string => english.decimal(value, 2);

describe('the text after a figure gives its range over the imputed days (AP-27)', () => {
  it.each([
    ['nothing, where every scenario prints the figure', 0.2, 0.196, 0.204, false, ''],
    [
      'the range, where the greatest prints another',
      0.2,
      0.196,
      0.206,
      false,
      ' (0.20 to 0.21 over the imputed days)',
    ],
    [
      'the range, where the least prints another',
      0.2,
      0.194,
      0.204,
      false,
      ' (0.19 to 0.20 over the imputed days)',
    ],
    [
      'that a scenario has none, even where the others print the figure',
      0.2,
      0.2,
      0.2,
      true,
      ' (0.20 to 0.20 over the imputed days, not estimable in some cases)',
    ],
    [
      'the range of the others, where the figure itself has none',
      null,
      0.5,
      0.7,
      true,
      ' (0.50 to 0.70 over the imputed days, not estimable in some cases)',
    ],
    ['nothing, where no scenario has one', null, null, null, true, ''],
  ])('%s', (_, value, from, to, isOpen, words) => {
    expect(overImputedDays(value, { from, to, isOpen }, two, english)).toBe(words);
  });

  it('in French too', () => {
    const range = { from: 0.03, to: 0.78, isOpen: true };
    expect(overImputedDays(0.03, range, (value) => french.decimal(value, 2), french)).toBe(
      ' (0,03 à 0,78 selon les jours imputés, non estimable dans certains cas)',
    );
  });
});
