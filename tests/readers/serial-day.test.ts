import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { isoDay } from '../../src/cell/calendar.ts';
import { dayOfSerial } from '../../src/readers/serial-day.ts';

/** The day as SheetJS reckons it; its own arithmetic runs on local dates. */
function judgedDay(serial: number, date1904: boolean): string | null {
  const day = XLSX.SSF.parse_date_code(serial, { date1904 }) as { y: number; m: number; d: number } | null;
  return day === null ? null : isoDay(day.y, day.m, day.d);
}

describe('days of Excel serials (S-8, C-9)', () => {
  it.each([false, true])(
    'every serial of four centuries, and every thousandth to the end (1904: %s)',
    (is1904) => {
      const wrong: number[] = [];
      for (let serial = 0; serial <= 2_958_465; serial += serial < 150_000 ? 1 : 997)
        if (dayOfSerial(serial, is1904) !== judgedDay(serial, is1904)) wrong.push(serial);
      expect(wrong).toEqual([]);
    },
  );

  it('a time of day changes the day only within a ten-thousandth of a second of midnight, as in SheetJS', () => {
    const times = [
      0.5, 0.99998, 0.999999, 0.9999999, 0.99999999884, 0.999999999, 0.9999999999, 1e-9, 1e-7, 0.1,
    ];
    for (const day of [0, 1, 59, 60, 41_045, 73_415])
      for (const time of times) expect(dayOfSerial(day + time, false)).toBe(judgedDay(day + time, false));
    expect(dayOfSerial(41_045.9999999999, false)).toBe('2012-05-17');
    expect(dayOfSerial(41_045.99998, false)).toBe('2012-05-16');
  });

  it('what Excel shows no date for is none', () => {
    expect([-1, -0.1, 2_958_466, 1e10, Number.NaN].map((serial) => dayOfSerial(serial, false))).toEqual(
      Array(5).fill(null),
    );
  });
});
