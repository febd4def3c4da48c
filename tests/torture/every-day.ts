/**
 * Reads every day of a span of years in every accepted spelling, and prints how many were read and how many wrongly:
 * `TZ=... node every-day.ts [step=1]`. Serials of Excel are held in both systems in tests/extract.
 */
import { dateParser } from '../../src/cell/date.ts';
import type { RawCell } from '../../src/cell/raw.ts';

const step = Number(process.argv[2] ?? 1);
const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre'],
  ...['novembre', 'décembre'],
];
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const two = (number: number): string => String(number).padStart(2, '0');

type Spelling = (year: number, month: number, day: number) => RawCell;
const DAYS: readonly Spelling[] = [
  (y, m, d) => `${two(d)}/${two(m)}/${y}`,
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${two(d)}/${two(m)}/${y} 23:59`,
  (y, m, d) => `${d} ${MONTHS[m - 1]} ${y}`,
  (y, m, d) => ({ date: `${y}-${two(m)}-${two(d)}`, shows: 'day' }),
];
const IN_MONTH: readonly Spelling[] = [
  (y, m) => `${two(m)}/${y}`,
  (y, m) => `${MONTHS[m - 1]} ${y}`,
  (y, m) => `??/${two(m)}/${y}`,
  (y, m) => `00/${two(m)}/${y}`,
  (y, m) => `XX/${two(m)}/${y}`,
  (y, m) => `${y}-${two(m)}`,
  (y, m, d) => ({ date: `${y}-${two(m)}-${two(d)}`, shows: 'month' }),
];
const IN_YEAR: readonly Spelling[] = [(y) => String(y), (y) => y, (y) => `début ${y}`];

/** Days that mean that there is no date (C-84); the second one in a workbook only. */
const MEANS_NONE: ReadonlySet<string> = new Set(['1900-01-01', '1900-01-02', '2099-12-31']);

const parse = dateParser({ latest: '2100-12-31' });
const tally = { read: 0, wrong: 0, impossible: 0, rolled: 0 };
const expectRead = (cell: RawCell, precision: string, value: string | null): void => {
  const parsed = parse(cell);
  tally.read += 1;
  const isRight = 'value' in parsed && parsed.value.precision === precision && parsed.value.value === value;
  if (!isRight) tally.wrong += 1;
};

for (let year = 1900, at = 0; year <= 2100; year += 1) {
  for (const [index, usual] of LENGTHS.entries()) {
    const month = index + 1;
    const length = month === 2 && isLeap(year) ? 29 : usual;
    for (let day = 1; day <= length; day += 1, at += 1) {
      const iso = `${year}-${two(month)}-${two(day)}`;
      if (at % step !== 0 || MEANS_NONE.has(iso)) continue;
      for (const spell of DAYS) expectRead(spell(year, month, day), 'day', iso);
      for (const spell of IN_MONTH) expectRead(spell(year, month, day), 'month', `${year}-${two(month)}-15`);
      for (const spell of IN_YEAR) expectRead(spell(year, month, day), 'year', null);
    }
    for (let day = length + 1; day <= 33; day += 1) {
      for (const spell of DAYS) {
        tally.impossible += 1;
        if ('value' in parse(spell(year, month, day))) tally.rolled += 1;
      }
    }
  }
}
process.stdout.write(JSON.stringify(tally));
