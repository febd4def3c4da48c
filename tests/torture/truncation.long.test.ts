import { describe, expect, it } from 'vitest';
import { cutCorrections, cutCsv, cutOppositions, cutWorkbook } from './truncation.ts';

const SHORT = 300;
const MINUTE = 60_000;

describe('a file cut at every length below 300 bytes (S-9)', () => {
  it.each(['xlsx', 'xls'] as const)(
    'an .%s is refused',
    async (format) => {
      expect(await cutWorkbook(format, SHORT)).toEqual({ refused: SHORT - 1, read: 0, wrong: [] });
    },
    MINUTE,
  );

  describe.each(['UTF-8', 'Windows-1252'] as const)('in %s', (encoding) => {
    it(
      'a report is refused, or read as the rows before the cut and a last one that is reported when it lacks cells',
      async () => {
        const { read, refused, wrong } = await cutCsv(encoding, SHORT);
        expect(wrong).toEqual([]);
        expect([read > 100, refused > 60]).toEqual([true, true]);
      },
      MINUTE,
    );

    it('oppositions are refused, or all numbers before the cut are opposed', async () => {
      const { read, wrong } = await cutOppositions(encoding, SHORT);
      expect(wrong).toEqual([]);
      expect(read).toBeGreaterThan(200);
    });

    it('corrections are refused, or all before the cut are read as they were', async () => {
      const { refused, wrong } = await cutCorrections(encoding, SHORT);
      expect(wrong).toEqual([]);
      expect(refused).toBeGreaterThan(200);
    });
  });
});
