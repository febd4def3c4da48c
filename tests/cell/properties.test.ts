import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drugWords } from '../../pipelines/code-lists/drug-words.ts';
import { regimen } from '../../pipelines/code-lists/index.ts';
import { addDays, daysBetween, isRealDay, lastDayOfMonth, monthOf } from '../../src/cell/calendar.ts';
import { dateParser } from '../../src/cell/date.ts';
import { fold, foldCode, foldName } from '../../src/cell/fold.ts';
import { ki67Parser } from '../../src/cell/ki67.ts';
import { decimalParser } from '../../src/cell/number.ts';
import type { Parser } from '../../src/cell/parsed.ts';
import { quoted, type RawCell, shown } from '../../src/cell/raw.ts';
import { treatmentParser } from '../../src/cell/treatment.ts';
import { drugs, parsers } from './parsers.ts';
import { valueIn } from './reading.ts';

const SEED = { seed: 20_160_630, numRuns: 500 };

const parseDate = dateParser({ latest: '2100-12-31' });

/** Pieces of what exports hold, in any order: far likelier to reach the depths of a parser than random letters. */
const scraps = fc
  .array(
    fc.constantFrom(
      ...[
        '12',
        '03',
        '2014',
        '/',
        '-',
        '.',
        ',',
        ' ',
        '\u00a0',
        '??',
        'XX',
        'mars',
        'févr.',
        'début',
        '<',
        '>=',
        '%',
        'à',
        '~',
        'G',
        'III',
        'OMS',
      ],
      ...[
        'C25',
        '4',
        '+0',
        'arrêt',
        'pas de',
        'si',
        'FOLFOX',
        'bev',
        '5',
        'FU',
        '(',
        ')',
        'puis',
        'et',
        'foie',
        'NR',
        '?',
        ';',
        ':',
        '\n',
        '31/12/4000',
      ],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const rawCell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', maxLength: 60 }),
  scraps,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.record({ percent: fc.double() }),
  fc.record({ date: fc.oneof(fc.string(), scraps), shows: fc.constantFrom('day', 'month', 'year') }),
  fc.record({ error: fc.string() }),
);

const FIRST_DAY = '1900-02-01';
/** January 1900 and the last day of 2099 hold days that mean none (C-84). */
const realDay = fc
  .integer({ min: 0, max: daysBetween(FIRST_DAY, '2100-12-31') })
  .map((days) => addDays(FIRST_DAY, days))
  .filter((day) => day !== '2099-12-31');
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

describe.each(Object.keys(parsers))('the parser of a %s', (name) => {
  const parse = parsers[name]?.() as Parser<unknown>;
  const fresh = () => parsers[name]?.() as Parser<unknown>;

  it('never throws, and gives a value or a reason', () => {
    fc.assert(
      fc.property(rawCell, (cell) => {
        const parsed = parse(cell);
        expect('value' in parsed !== 'missing' in parsed).toBe(true);
        if ('value' in parsed) expect(parsed.value).not.toBeUndefined();
        else if (parsed.missing === 'unreadable') expect(parsed.problem).toBeDefined();
      }),
      SEED,
    );
  });

  it('gives the same answer whatever it read before', () => {
    fc.assert(
      fc.property(rawCell, (cell) => {
        parse(cell);
        expect(parse(cell)).toEqual(fresh()(cell));
      }),
      { ...SEED, numRuns: 50 },
    );
  });

  it('does not see spaces around a text', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        expect(parse(`\u00a0 ${text}\t\u202f`)).toEqual(parse(text));
      }),
      SEED,
    );
  });
});

describe('dates', () => {
  it('every real day is read from every spelling of a whole date (C-9)', () => {
    fc.assert(
      fc.property(realDay, (day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const [m, d] = [Number(month), Number(date)];
        const spellings = [
          ...[day, `${date}/${month}/${year}`, `${d}/${m}/${year}`, `${date}/${month}/${year} 23:59`],
          `${d === 1 ? '1er' : d} ${MONTHS[m - 1]} ${year}`,
        ];
        for (const text of spellings) {
          expect(valueIn(parseDate(text))).toEqual({
            precision: 'day',
            value: day,
            earliest: day,
            latest: day,
          });
        }
        expect(valueIn(parseDate({ date: day, shows: 'day' })).value).toBe(day);
      }),
      SEED,
    );
  });

  it('a missing day becomes the 15th of its month, and the bounds are the month (AP-8, S-8)', () => {
    fc.assert(
      fc.property(realDay, (day) => {
        const month = monthOf(day);
        const [year, number] = month.split('-');
        const expected = {
          precision: 'month',
          value: `${month}-15`,
          earliest: `${month}-01`,
          latest: lastDayOfMonth(month),
        };
        for (const text of [
          month,
          `${number}/${year}`,
          `??/${number}/${year}`,
          `00/${number}/${year}`,
          `XX/${number}/${year}`,
        ]) {
          expect(valueIn(parseDate(text))).toEqual(expected);
        }
        expect(valueIn(parseDate({ date: day, shows: 'month' }))).toEqual(expected);
      }),
      SEED,
    );
  });

  it('a value is a real day within its bounds, whatever was read (AP-8)', () => {
    fc.assert(
      fc.property(rawCell, (cell) => {
        const parsed = parseDate(cell);
        if ('missing' in parsed) return;
        const { precision, value, earliest, latest } = parsed.value;
        expect(isRealDay(earliest) && isRealDay(latest) && earliest <= latest).toBe(true);
        expect(value === null).toBe(precision === 'year');
        if (value !== null) expect(isRealDay(value) && earliest <= value && value <= latest).toBe(true);
        if (precision === 'month') expect(value?.slice(8)).toBe('15');
      }),
      { ...SEED, numRuns: 3000 },
    );
  });
});

describe('numbers', () => {
  it('a French decimal is read as it was written, never off by a factor of ten', () => {
    const decimal = decimalParser();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, hundredths) => {
          const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, '\u202f');
          const text = `${grouped},${String(hundredths).padStart(2, '0')}`;
          expect(valueIn(decimal(text))).toBeCloseTo(whole + hundredths / 100, 6);
        },
      ),
      SEED,
    );
  });

  it('Ki67 keeps its ends in order and within 0 to 100 (C-64)', () => {
    const ki67 = ki67Parser();
    fc.assert(
      fc.property(rawCell, (cell) => {
        const parsed = ki67(cell);
        if ('missing' in parsed) return;
        const { low, high } = parsed.value;
        expect(0 <= low && low <= high && high <= 100).toBe(true);
      }),
      { ...SEED, numRuns: 3000 },
    );
  });
});

describe('folding', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    scraps,
  );

  it('twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(foldCode(foldCode(text))).toBe(foldCode(text));
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
      { ...SEED, numRuns: 5000 },
    );
  });

  it('of a name leaves letters A to Z only (C-17)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldName(text)).toMatch(/^[A-Z]*$/);
      }),
      SEED,
    );
  });
});

describe('a quotation (C-65)', () => {
  it('has at most 40 characters and no control character', () => {
    fc.assert(
      fc.property(rawCell, (cell) => {
        expect(Array.from(quoted(cell)).length).toBeLessThanOrEqual(40);
        expect(quoted(cell)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(typeof shown(cell)).toBe('string');
      }),
      SEED,
    );
  });
});

describe('a treatment (C-14)', () => {
  it('names each drug in one list, sorted', () => {
    const parse = treatmentParser({ drugs, regimens: regimen.entries, ...drugWords });
    fc.assert(
      fc.property(scraps, (text) => {
        const parsed = parse(text);
        if ('missing' in parsed) return;
        const { proposed, conditional, negated, past } = parsed.value;
        const all = [...proposed, ...conditional, ...negated, ...past];
        expect(new Set(all).size).toBe(all.length);
        for (const list of [proposed, conditional, negated, past]) expect(list).toEqual([...list].sort());
      }),
      { ...SEED, numRuns: 3000 },
    );
  });
});
