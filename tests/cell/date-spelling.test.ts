import { expect, it } from 'vitest';
import { dateSpelling } from '../../src/cell/date-spelling.ts';

it.each([
  ['05/2012', 'month_year'],
  ['5/2012', 'month_year'],
  ['05-2012', 'month_year'],
  ['00/05/2012', 'open_day'],
  ['XX/05/2012', 'open_day'],
  ['??/??/2012', 'open_day'],
  ['2012-05', 'iso_month'],
  ['mai 2012', 'words'],
  ['début mars 2014', 'words'],
  ['2012', 'year'],
  ['T1 2012', 'other'],
])('%s is spelt as %s (S-8)', (text, spelling) => {
  expect(dateSpelling(text)).toBe(spelling);
});
