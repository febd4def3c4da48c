import { describe, expect, it } from 'vitest';
import { csv, DCC, fiches, Inbox, KEYS, latin, PERSONS, workbook } from '../extract/fixture.ts';

const NAME = 'DCC_RENATEN_20240101.xlsx';
const spelling = KEYS.text('Rate accessoire');

/** The fiches of that many patients whose site is one that no list has. */
const rateOf = (patients: number, from = 0) =>
  Array.from({ length: patients }, (_, index) => ({
    'N° fiche': `F${from + index}`,
    'N° dossier DCC': `DCC00011${from + index}A`,
    Siège: 'Rate accessoire',
  }));

function commonIn(inbox: Inbox, source: string, sheet: string) {
  const staging = inbox.staging();
  try {
    return staging.commonSpellings(source, sheet);
  } finally {
    staging.close();
  }
}

describe('a spelling that no parser understands is common (C-109)', () => {
  it.each([
    [2, false],
    [3, true],
    [4, true],
  ])('in the rows of %i patients: %s', async (patients, isCommon) => {
    using inbox = new Inbox();
    await inbox.stage(NAME, workbook({ ...DCC, 'Fiches RCP': fiches(...rateOf(patients)) }));
    const common = commonIn(inbox, 'dcc', 'Fiches RCP');
    expect(common.get('primary_site')?.has(spelling) ?? false).toBe(isCommon);
  });

  it('not in many rows of one patient, nor in another column or sheet', async () => {
    using inbox = new Inbox();
    const rows = ['F1', 'F2', 'F3', 'F4'].map((number) => ({ 'N° fiche': number, Siège: 'Rate accessoire' }));
    await inbox.stage(NAME, workbook({ ...DCC, 'Fiches RCP': fiches(...rows) }));
    expect(commonIn(inbox, 'dcc', 'Fiches RCP').size).toBe(0);
    await inbox.stage(NAME, workbook({ ...DCC, 'Fiches RCP': fiches(...rateOf(3)) }));
    expect([...commonIn(inbox, 'dcc', 'Fiches RCP').keys()]).toEqual(['primary_site']);
    expect(commonIn(inbox, 'dcc', 'Suivi').size).toBe(0);
  });

  it('in several files of one report together', async () => {
    using inbox = new Inbox();
    const [header = []] = PERSONS;
    const rows = (from: number, many: number) =>
      Array.from({ length: many }, (_, index) => [`000${from + index}`, '', '', '', '', 'étrange', '', '']);
    inbox.dcc();
    inbox.write('orbis/ORBIS_PATIENTS_20240101.csv', latin(csv([header, ...rows(10, 2)])));
    inbox.write('orbis/ORBIS_PATIENTS_20240102.csv', latin(csv([header, ...rows(20, 1)])));
    await inbox.extract();
    const common = commonIn(inbox, 'orbis', 'PATIENTS');
    expect(common.get('sex')?.has(KEYS.text('étrange'))).toBe(true);
  });
});
