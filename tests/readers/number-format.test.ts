import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTokens } from '../../src/readers/number-format/tokens.ts';
import { NumberFormat, type Shows } from '../../src/readers/number-format.ts';

const shows = (format: string, value = 42_000): Shows => new NumberFormat(format).shows(value);

describe('what a number format shows of a number (C-110, S-8)', () => {
  it.each([
    ['a weekday beside the day leaves the day', 'dddd\\ d\\ mmmm\\ yyyy', 'day'],
    ['a weekday alone is no day', 'dddd\\ mm/yyyy', 'month'],
    ['a weekday alone is no date', 'dddd', null],
    ['a short weekday beside the day', 'ddd d/m', 'day'],
    ['the first letter of a month is the month', 'mmmmm\\-yy', 'month'],
    ['an era counts as its year', 'ggge', 'year'],
    ['an East Asian weekday leaves the month', 'm/yyyy\\ aaa', 'month'],
    ['letters of other scripts are texts', 'yyyy年m月', 'month'],
    ['letters of other scripts beside a day', 'yyyy年m月d日', 'day'],
    ['the long date of the system shows its day', '[$-F800]dddd\\,\\ mmmm\\ yyyy', 'day'],
    ['the time of the system is no date', '[$-F400]h:mm:ss\\ AM/PM', null],
    ['a quoted text holds no code', '"le d "mm/yyyy', 'month'],
    ['an unfinished quote is a text', 'mm/yyyy "d', 'month'],
    ['padding holds no code', 'mm/yyyy_d*d', 'month'],
    ['a color holds no code', '[Red]mm/yyyy', 'month'],
    ['a currency with a locale holds no code', '[$DM-407]\\ 0.00', null],
    ['letters that Excel would quote hide no day', 'yyyy-mm-ddThh:mm:ssZ', 'day'],
  ] as const)('%s: %s', (_, format, expected) => expect(shows(format)).toBe(expected));

  it.each([
    ['hh:mm', null],
    ['h"h"mm', null],
    ['mm:ss', null],
    ['mm"min"ss', null],
    ['mm:ss.000', null],
    ['hh:mm:ss,0', null],
    ['h:mm AM/PM', null],
    ['h:mm:ss a/p', null],
    ['AM/PM h:mm', null],
    ['[h]:mm:ss', null],
    ['[hh]"h"mm', null],
    ['[mm]:ss', null],
    ['[m]', null],
    ['[ss].00', null],
    ['mmm hh', 'month'],
    ['mm/yyyy hh:mm', 'month'],
    ['mm/yyyy h:mm AM/PM', 'month'],
    ['dd/mm/yyyy h:mm AM/PM', 'day'],
    ['dd/mm/yyyy [h]:mm', 'day'],
    ['d [h]:mm', null],
    ['h AM/PM mm', 'unclear'],
  ] as const)('an m beside an hour or a second is a minute, that of AM/PM nothing: %s', (format, expected) =>
    expect(shows(format, 41_000.65)).toBe(expected),
  );

  it.each([
    ['0.00E+00', null],
    ['##0.0E-0', null],
    ['# ??/??', null],
    ['#,##0\\ [$€-40C]', null],
    ['_-* #,##0.00\\ _€_-;-* #,##0.00\\ _€_-;_-* "-"??\\ _€_-;_-@_-', null],
    ['General" mm"', null],
    ['General "jours d\'attente"', null],
    ['0 mm', null],
    ['Standard', null],
    ['', null],
    ['@', null],
    ['0.0 %', 'percent'],
    ['0%;-0%;@', 'percent'],
  ] as const)('numbers stay numbers: %s', (format, expected) => expect(shows(format, 12)).toBe(expected));

  it.each([
    ['jj/mm/aaaa', 'day'],
    ['TT.MM.JJJJ', 'day'],
    ['dd-mm-jjjj', 'day'],
    ['dd/mm/aaaa', 'day'],
    ['rrrr-mm-dd', 'day'],
    ['pp.kk.vvvv', 'day'],
    ['åååå-mm-dd', 'day'],
    ['ДД.ММ.ГГГГ', 'day'],
    ['jjjj jj mmmm aaaa', 'day'],
    ['jj/mm/aaaa hh:mm', 'day'],
    ['mmmm aaaa', 'month'],
    ['uu:mm', null],
  ] as const)('letters of another language mean what they mean there: %s', (format, expected) =>
    expect(shows(format)).toBe(expected),
  );

  it.each([
    ['gg/mm/aaaa', 'an Italian day, or an era'],
    ['mm/jj', 'a French day, or a German year'],
    ['jj', 'the same'],
    ['aaaa', 'a French year, or a weekday'],
    ['tt:mm', 'a German day, or a Danish hour'],
    ['foo', 'no language'],
    ['??/mm/yyyy', 'places for digits beside a month'],
    ['d0', 'a digit beside a day'],
    ['B2mm/yyyy', 'a month of the Islamic calendar'],
    ['[$-1170000]mm/yyyy', 'a month of the calendar of Um al-Qura'],
    ['[$-1060401]yyyy', 'a year of the Islamic calendar'],
    ['dd;mm;yy;@;0', 'five sections'],
  ])('an unknown format is unclear: %s (%s)', (format) => expect(shows(format)).toBe('unclear'));

  it('a day is the same day in every calendar', () => {
    expect(shows('[$-1060401]dd/mm/yyyy')).toBe('day');
    expect(shows('[$-107041E]mm/yyyy')).toBe('month'); // the Thai year has the same months
  });
});

describe('the section that the value falls into decides (C-110)', () => {
  it.each([
    ['dd/mm/yyyy;@', 1, 'day'],
    ['dd/mm/yyyy;;;', 1, 'day'],
    ['dd/mm/yyyy;;;', 0, null],
    ['dd/mm/yyyy;0%', -1, 'percent'],
    ['dd/mm/yyyy;0%', 0, 'day'],
    ['0%;mm/yyyy;yyyy', 1, 'percent'],
    ['0%;mm/yyyy;yyyy', -1, 'month'],
    ['0%;mm/yyyy;yyyy', 0, 'year'],
    ['[=0]"";dd/mm/yyyy', 42_000, 'day'],
    ['[=0]"";dd/mm/yyyy', 0, null],
    ['[=0]"non fait";0%', 0, 'unclear'],
    ['[=0]"non fait";0%', 0.5, 'percent'],
    ['[<42370]dd/mm/yyyy;mm/yyyy', 42_369, 'day'],
    ['[<42370]dd/mm/yyyy;mm/yyyy', 42_370, 'month'],
    ['[<42370]dd/mm/yyyy;mm/yyyy', 42_371, 'month'],
    ['[<=42370]dd/mm/yyyy;mm/yyyy', 42_370, 'day'],
    ['[>42370]dd/mm/yyyy;mm/yyyy', 42_370, 'month'],
    ['[>=42370]dd/mm/yyyy;mm/yyyy', 42_370, 'day'],
    ['[<>42370]dd/mm/yyyy;mm/yyyy', 42_370, 'month'],
    ['[Red][<1]0%;[Blue]dd/mm/yyyy', 1, 'day'],
    ['[<1]0%;[<42370]mm/yyyy;dd/mm/yyyy', 0.5, 'percent'],
    ['[<1]0%;[<42370]mm/yyyy;dd/mm/yyyy', 42_369, 'month'],
    ['[<1]0%;[<42370]mm/yyyy;dd/mm/yyyy', 42_370, 'day'],
    ['[>99]0%;mm/yyyy;dd/mm/yyyy', 5, 'day'],
    ['[>99]0%;mm/yyyy;dd/mm/yyyy', -5, 'month'],
    ['dd/mm/yyyy;[=0]0%', 0, 'percent'],
    ['dd/mm/yyyy;[=0]0%', 1, 'day'],
    ['[<1,5]0%;dd/mm/yyyy', 1.4, 'percent'],
    ['[<1,5]0%;dd/mm/yyyy', 1.5, 'day'],
    ['[<1]0%', 2, 'unclear'],
    ['[<1]0%;[=5]yyyy', 2, 'unclear'],
    ['"a;b"mm/yyyy;0', 1, 'month'],
    ['\\;mm/yyyy;0', 1, 'month'],
  ] as const)('%s of %d shows %s', (format, value, expected) => expect(shows(format, value)).toBe(expected));
});

describe('any text is a format (S-7)', () => {
  it('and is read in the same way each time, without a fault', () => {
    const codes = [
      ...'dmyhsDMYja0#?%@;.,:/- "\\_*[]<>=éБ',
      'AM/PM',
      '[h]',
      'General',
      '[<5]',
      '[$-40C]',
      'e+',
    ];
    const formats = fc.array(fc.constantFrom(...codes)).map((units) => units.join(''));
    fc.assert(
      fc.property(formats, fc.double({ noNaN: true }), (format, value) => {
        expect(shows(format, value)).toBe(shows(format, value));
        expect(typeof formatTokens(format).hasDigits).toBe('boolean');
      }),
      { numRuns: 2_000, seed: 4 },
    );
  });

  it('no day that a plain date shows is lost behind quoted, escaped or bracketed texts', () => {
    const noise = fc.constantFrom(
      '"d"',
      '\\m',
      '_y',
      '[Red]',
      '[$-40C]',
      '"h;"',
      ' ',
      '-',
      '/',
      '. ',
      '"15:"',
    );
    const parts = fc.tuple(noise, noise, noise, noise);
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom('d', 'dd'),
        fc.constantFrom('m', 'mmmm'),
        ([a, b, c, d], day, month) => {
          expect(shows(`${a}${day}${b}${month}${c}yyyy${d}`)).toBe('day');
          expect(shows(`${a}${month}${b}yyyy${c}${d}`)).toBe('month');
        },
      ),
      { numRuns: 500, seed: 6 },
    );
  });
});
