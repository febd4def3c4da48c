import { UTCDate } from '@date-fns/utc';
import { getDaysInMonth } from 'date-fns';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  daysInMonth,
  isoDay,
  isRealDay,
  lastDayOfMonth,
  monthOf,
} from '../../src/cell/calendar.ts';

describe('the calendar', () => {
  it('has the months that date-fns has, 1900 to 2100', () => {
    for (let year = 1900; year <= 2100; year++) {
      for (let month = 1; month <= 12; month++) {
        expect(daysInMonth(year, month)).toBe(getDaysInMonth(new UTCDate(year, month - 1, 1)));
      }
    }
  });

  it.each([
    '2016-06-31',
    '1900-02-29',
    '2015-02-29',
    '2014-13-01',
    '2014-00-10',
    '2014-01-00',
    '2014-1-1',
    'x2014-01-01',
    '12014-01-01',
    '2014-01-01x',
    '2014-01-011',
    '2014-01-01T00:00',
    '',
    'x',
  ])('has no day %j (AP-1)', (day) => {
    expect(isRealDay(day)).toBe(false);
  });

  it.each(['2016-06-30', '2000-02-29', '2016-02-29', '2014-12-31', '1900-01-01'])('has the day %s', (day) => {
    expect(isRealDay(day)).toBe(true);
  });

  it.each([
    ['2016-03-26', '2016-03-28', 2], // the clocks change in Europe on the 27th
    ['2016-10-29', '2016-10-31', 2],
    ['2007-05-23', '2016-06-30', 3326],
    ['2014-03-12', '2014-03-12', 0],
    ['2014-03-12', '2014-03-11', -1],
    ['1999-12-31', '2000-03-01', 61],
    ['2015-01-15', '2015-02-15', 31],
    ['2016-02-01', '2016-03-01', 29],
    ['1899-01-01', '1901-02-28', 788],
  ])('counts from %s to %s %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  it.each([
    [2014, 9, 9, '2014-09-09'],
    [2014, 10, 10, '2014-10-10'],
    [2014, 11, 11, '2014-11-11'],
    [14, 1, 1, '0014-01-01'],
    [0, 12, 31, '0000-12-31'],
  ])('writes %i, %i, %i as %s', (year, month, day, iso) => {
    expect(isoDay(year, month, day)).toBe(iso);
  });

  it('knows the month of a day and its last day', () => {
    expect(monthOf('2014-03-12')).toBe('2014-03');
    expect(lastDayOfMonth('2016-02-10')).toBe('2016-02-29');
    expect(lastDayOfMonth('2015-02')).toBe('2015-02-28');
    expect(isoDay(2014, 3, 2)).toBe('2014-03-02');
  });
});
