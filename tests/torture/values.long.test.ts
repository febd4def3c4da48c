import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalParser } from '../../src/cell/number.ts';
import { csv, Inbox, KEYS, latin, PERSONS } from '../extract/fixture.ts';

describe('dates (S-8, C-9)', () => {
  it.each(['Pacific/Auckland', 'Europe/Paris', 'America/St_Johns', 'Pacific/Honolulu'])(
    'in %s every day of 1900 to 2100 is read right in every spelling, and no impossible one rolls over',
    (TZ) => {
      const program = join(import.meta.dirname, 'every-day.ts');
      const text = execFileSync(process.execPath, [program, '13'], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      const { read, wrong, impossible, rolled } = JSON.parse(text) as Record<string, number>;
      expect([wrong, rolled]).toEqual([0, 0]);
      expect([Number(read) > 80_000, Number(impossible) > 30_000]).toEqual([true, true]);
    },
  );
});

describe('identifiers (S-1)', () => {
  it('10,000 hospital numbers with leading zeros come through letter by letter', async () => {
    using inbox = new Inbox();
    const numbers = Array.from({ length: 10_000 }, (_, index) => String(index * 97 + 1).padStart(8, '0'));
    inbox.dcc();
    const rows = numbers.map((ipp) => [ipp, 'N', '', 'P', '07/09/1951', 'F', '', '']);
    inbox.write('orbis/ORBIS_PATIENTS_20240101.csv', latin(csv([PERSONS[0] ?? [], ...rows])));
    expect((await inbox.extract()).errors).toEqual([]);
    const staging = inbox.staging();
    try {
      const staged = new Set([...staging.strangers()].map(({ hospital }) => hospital));
      expect(numbers.filter((ipp) => !staged.has(KEYS.hospital(ipp) ?? ''))).toEqual([]);
      expect(staged.size).toBe(10_000);
    } finally {
      staging.close();
    }
  }, 300_000);

  it('a number that lost its zeros is the same, one with a digit more is another, nine digits are none (C-102)', () => {
    for (const ipp of ['00000001', '00012345', '01234567']) {
      expect(KEYS.hospital(String(Number(ipp)))).toBe(KEYS.hospital(ipp));
      expect(KEYS.hospital(`${ipp}0`)).not.toBe(KEYS.hospital(ipp));
    }
    expect(KEYS.hospital('112345678')).toBeNull();
  });
});

describe('French numbers (S-7)', () => {
  const parse = decimalParser();
  const spaces = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009');
  const grouped = (whole: number, space: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, space);

  it('right, or set aside: never off by a factor of ten', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom(0, 1, 2, 3),
        spaces,
        fc.constantFrom(',', '.'),
        (whole, part, decimals, space, mark) => {
          const digits = String(part).padStart(3, '0').slice(0, decimals);
          const value = Number(`${whole}.${digits || '0'}`);
          for (const text of [grouped(whole, space), String(whole)]) {
            const read = parse(decimals === 0 ? text : `${text}${mark}${digits}`);
            if ('value' in read) expect(read.value).toBe(value);
            else expect([decimals, read.problem]).toEqual([3, 'ambiguous_number']);
          }
        },
      ),
      { seed: 1951, numRuns: 2000 },
    );
  });

  it.each(['1,234', '12.345', '1.234,5', '1,234.5', '1,234,567'])('"%s" is ambiguous', (text) => {
    expect(parse(text)).toMatchObject({ problem: 'ambiguous_number' });
  });
});
