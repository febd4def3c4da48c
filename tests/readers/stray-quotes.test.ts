import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/findings/problem.ts';
import { refuseStrayQuotes } from '../../src/readers/stray-quotes.ts';
import { Inbox } from '../extract/fixture.ts';

/** "read", or the rows that a refusal names. */
function outcome(cells: readonly (string | null)[], columns: number): string {
  try {
    refuseStrayQuotes({ file: 'f.csv' }, { sheet: 0, rowNumber: 7, cells }, columns);
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return /in row \d+|from row \d+ to row \d+/.exec(error.problem.found)?.[0] ?? error.problem.found;
  }
}

describe('a row of a CSV that stray quotes have made (C-105)', () => {
  it('a cell with a line end is refused from columns - 2 separators on', () => {
    expect(outcome(['1', 'a;b\nc', 'x', 'y', 'z'], 5)).toBe('read');
    expect(outcome(['1', 'a;b\nc;d', 'x', 'y', 'z'], 5)).toBe('read');
    expect(outcome(['1', 'a;b\nc;d;e', 'x', 'y', 'z'], 5)).toBe('from row 7 to row 8');
    expect(outcome(['1', 'a;b\nc;d;e;f', 'x', 'y', 'z'], 5)).toBe('from row 7 to row 8');
    expect(outcome(['1', 'a;b;c;d;e', 'x', 'y', 'z'], 5)).toBe('read');
  });

  it('the rows are those of the cell, below the line ends of the cells before it', () => {
    expect(outcome(['1', 'a\r\nb', 'c;d;e\r\nf\r\n;g', 'y', 'z'], 5)).toBe('from row 8 to row 10');
  });

  it('in two columns one separator makes it two rows, and a line end alone does not', () => {
    expect(outcome(['1', 'a\nb'], 2)).toBe('read');
    expect(outcome(['1', 'a;\nb'], 2)).toBe('from row 7 to row 8');
    expect(outcome(['a\nb', 'c', 'd'], 2)).toBe('from row 7 to row 8');
  });

  it('two rows that meet in a cell without a separator are refused by their length', () => {
    expect(outcome(['1', '2', '3', '4', 'a\n5', '6', '7', '8', '9'], 5)).toBe('from row 7 to row 8');
    expect(outcome(['1', '2', '3', '4', 'a\n5', '6', '7', '8'], 5)).toBe('read');
    expect(outcome(['1', '2', '3', '4', 'a\n5', null, null], 5)).toBe('read');
  });

  it('two quotes within one line are refused when the cell contains exactly the missing separators of the row', () => {
    expect(outcome(['1', '01/02/2014;FOLFOX', 'x', 'y'], 5)).toBe('in row 7');
    expect(outcome(['1', '01/02/2014', 'x', 'y'], 5)).toBe('read');
    expect(outcome(['1', 'a;b;c', 'x', 'y'], 5)).toBe('read');
    expect(outcome(['1', 'a;b', 'x', 'y', 'z'], 5)).toBe('read');
  });
});

describe('files with stray quotes (C-105)', () => {
  const header = 'IPP;DATE_EXAMEN;MODALITE;CONCLUSION_RECIST;COMMENTAIRE\r\n';
  const stage = (inbox: Inbox, rows: string) => inbox.stage('ORBIS_IMAGERIE_20240101.csv', header + rows);

  it('two neighbors that become one row of the right length are refused', async () => {
    using inbox = new Inbox();
    const rows = '1;01/02/2014;TDM;"SD;\r\n2;01/02/2014;TDM;PD";\r\n3;01/02/2014;TDM;SD;\r\n';
    expect(await stage(inbox, rows)).toMatchObject({
      code: 'quotes',
      place: { file: 'ORBIS_IMAGERIE_20240101.csv', sheet: 'IMAGERIE', rowNumber: 2 },
      remedy: 'remove the stray quotes from rows 2 and 3, or export the file again',
    });
  });

  it('a stray quote in the last row is refused, with and without a line end behind it', async () => {
    using inbox = new Inbox();
    for (const end of ['', '\r\n'])
      expect(await stage(inbox, `1;01/02/2014;TDM;PD;\r\n2;01/02/2014;TDM;"SD;${end}`)).toMatchObject({
        code: 'quotes',
        place: { rowNumber: 3 },
      });
  });

  it('a comment of several lines with a few separators is read', async () => {
    using inbox = new Inbox();
    expect(await stage(inbox, '1;01/02/2014;TDM;PD;"vu;\r\nrelu\r\npar deux"\r\n')).toEqual([]);
    expect(inbox.rows('IMAGERIE').map(({ by }) => by.response)).toEqual(['PD']);
  });
});
