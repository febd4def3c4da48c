import { describe, expect, it } from 'vitest';
import { csvRecord } from '../../src/export/csv.ts';

describe('cells are no formulas', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '|calc', '%0A'])(
    '%j gets an apostrophe',
    (text) => {
      expect(csvRecord([text])).toBe(`"'${text}"\r\n`);
    },
  );

  it('numbers stay numbers, quotes are doubled, nothing is nothing', () => {
    expect(csvRecord([-1.5, 'say "x"; y', null])).toBe('-1.5;"say ""x""; y";\r\n');
  });
});
