import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/findings/problem.ts';
import { DCC, fiches, Inbox, workbook } from './fixture.ts';

const HEADER = 'IPP;DATE_DEBUT;DATE_FIN;LIBELLE;GRADE_CTCAE;IMPUTABILITE;CONDUITE\r\n';
const NAME = 'ORBIS_EI_20240101.csv';

/** The problem of a report with these dates in one column, or its findings. */
async function staged(dates: readonly string[], column: 'DATE_DEBUT' | 'DATE_FIN' = 'DATE_FIN') {
  using inbox = new Inbox();
  const rows = dates.map((date, at) =>
    column === 'DATE_FIN' ? `${at + 1};01/02/2014;${date};HTA;1;;\r\n` : `${at + 1};${date};;HTA;1;;\r\n`,
  );
  return await inbox.stage(NAME, HEADER + rows.join(''));
}
const isRefused = async (...dates: string[]): Promise<boolean> => 'code' in (await staged(dates));

describe('dates with the month first (C-106)', () => {
  it('one impossible day that exists as mm/dd refuses the file, with column and rows', async () => {
    const found = await staged(['03/04/2014', '03/25/2014', '', '03/12/2014', '12/31/2014']);
    if (!('code' in found)) throw new Error('not refused');
    expect(found.code).toBe('dates_month_first');
    expect(problemText(found)).toBe(
      `${NAME}, sheet "EI", column "DATE_FIN": found 2 date(s) that exist only as mm/dd/yyyy (row 3, 6); ` +
        'expected dates as dd/mm/yyyy or yyyy-mm-dd; export the file again with the day before the month; ' +
        'if only these cells are wrong, correct them in the system and export again',
    );
    expect(await isRefused('12/25/2012')).toBe(true);
    expect(await isRefused('25/12/2012', '12/25/2012')).toBe(true);
  });

  it('the day before and the day after the limit decide', async () => {
    expect(await isRefused('12/12/2014')).toBe(false);
    expect(await isRefused('12/13/2014')).toBe(true);
    expect(await isRefused('02/28/2014')).toBe(true);
    expect(await isRefused('02/29/2014')).toBe(false);
    expect(await isRefused('02/29/2016')).toBe(true);
  });

  it('a date that exists in neither order speaks against it: each stays unreadable, with a finding (S-7)', async () => {
    expect(await isRefused('31/06/2016')).toBe(false);
    expect(await isRefused('30/02/2014')).toBe(false);
    expect(await isRefused('12/25/2012', '31/06/2016')).toBe(false);
    expect(await isRefused('00/13/2014', '13/00/2014', '??/13/2014', '13/2014')).toBe(false);
  });

  it('a time behind the date changes nothing, on 24 or 12 hours', async () => {
    for (const time of [' 08:30', ' 00:00:00', ' 2:30 PM', 'T08:30:00'])
      expect(await isRefused(`03/25/2014${time}`)).toBe(true);
    expect(await isRefused('25/03/2014 14:30')).toBe(false);
  });

  it('a year, a day and a month are the same fault', async () => {
    expect(await staged(['2014-03-04', '2014-25-03'])).toMatchObject({
      code: 'dates_month_first',
      found: expect.stringContaining('yyyy-dd-mm (row 3)'),
    });
    expect(await isRefused('2014-12-25', '2014-06-31')).toBe(false);
  });

  it('years of two digits and other separators are unreadable in any order and refuse nothing', async () => {
    expect(await isRefused('12/25/14', '12-25-2014', '12.25.2014')).toBe(false);
  });

  it('columns are judged apart, and all that are wrong are named', async () => {
    using inbox = new Inbox();
    const rows = '1;03/25/2014;12/31/2014;HTA;1;;\r\n2;04/02/2014;31/12/2014;HTA;1;;\r\n';
    expect(await inbox.stage(NAME, HEADER + rows)).toMatchObject({
      place: { column: 'DATE_DEBUT' },
      found: expect.stringContaining('also in column "DATE_FIN"'),
    });
  });

  it('text cells of a workbook and birth dates are looked at as well; a header again and a footer are not', async () => {
    using inbox = new Inbox();
    const book = 'DCC_RENATEN_20240101.xlsx';
    const stage = (cells: Record<string, string>) =>
      inbox.stage(book, workbook({ ...DCC, 'Fiches RCP': fiches({}, cells) }));
    expect(await stage({ 'Date du diagnostic': '02/25/2014' })).toMatchObject({
      place: { file: book, sheet: 'Fiches RCP', column: 'Date du diagnostic' },
    });
    const born = await stage({ 'Né(e) le': '09/27/1951' });
    expect(born).toMatchObject({ code: 'dates_month_first', place: { column: 'Né(e) le' } });
    expect(JSON.stringify(born)).not.toContain('1951');
    const footer = `${HEADER}1;01/02/2014;;HTA;1;;\r\nEdité le;06/30/2017\r\n`;
    expect(await inbox.stage(NAME, footer)).toEqual([]);
  });
});
