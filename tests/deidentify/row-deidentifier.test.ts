import { describe, expect, it } from 'vitest';
import { type Cell, csv, DCC, dated, fiches, Inbox, KEYS, latin, workbook } from '../extract/fixture.ts';

const NAME = 'DCC_RENATEN_20240101.xlsx';
const staged = async (inbox: Inbox, ...rows: Readonly<Record<string, Cell>>[]) => {
  const found = await inbox.stage(NAME, workbook({ ...DCC, 'Fiches RCP': fiches(...rows) }));
  if ('code' in found) throw new Error(JSON.stringify(found));
  return { found: found.filter(({ code }) => code !== 'missing_column'), rows: inbox.rows('Fiches RCP') };
};

describe('identities become keyed hashes (S-2, C-47)', () => {
  it('file number, hospital number, traits, birth date and document, each under the key', async () => {
    using inbox = new Inbox();
    const { rows } = await staged(inbox, {});
    expect(rows[0]?.identity).toEqual({
      patient: KEYS.patient('DCC000111A'),
      hospital: KEYS.hospital('00012345'),
      traits: KEYS.traits('ZYGOMATIX', 'QUENTINETTE', '1951-09-07', 'female'),
      birth: KEYS.birth('1951-09-07'),
      birthMonth: '1951-09',
      birthMissing: null,
      sex: 'female',
      document: KEYS.document('F1001'),
      documentRank: 1,
    });
    expect(KEYS.birthDayOf(rows[0]?.identity.birth ?? '')).toBe('1951-09-07');
  });

  it('spelling does not change the identity (S-1, C-17)', async () => {
    using inbox = new Inbox();
    const { rows } = await staged(
      inbox,
      { 'Nom de naissance': "D'Œuvrard-Né", 'IPP CHU': '00012345', 'Né(e) le': dated(18878, 'dd/mm/yyyy') },
      {
        'N° fiche': 'F2',
        'Nom de naissance': 'D’OEUVRARD NE',
        'IPP CHU': ' 12345 ',
        'Né(e) le': '7/9/1951',
        'N° dossier DCC': ' dcc000111a',
        Sexe: '2',
        Prénom: 'QUENTINETTE',
      },
    );
    const [one, other] = rows.map(({ identity: { patient, hospital, traits, birth } }) => ({
      patient,
      hospital,
      traits,
      birth,
    }));
    expect(one).toEqual(other);
    expect(one?.traits).not.toBeNull();
  });

  it.each([
    ['NR', 'not_recorded', null],
    ['?', 'unknown', null],
    ['31/06/1951', 'unreadable', null],
    ['07/09/51', 'unreadable', null],
    ['1951', 'unreadable', null],
    ['09/1951', null, '1951-09'],
  ])('a birth date %s identifies no person', async (cell, birthMissing, birthMonth) => {
    using inbox = new Inbox();
    const { rows, found } = await staged(inbox, { 'Né(e) le': cell });
    expect(rows[0]?.identity).toMatchObject({ birth: null, traits: null, birthMissing, birthMonth });
    expect(found.map(({ code }) => code)).toEqual(
      birthMissing === 'unreadable' ? ['unreadable_birth_date'] : [],
    );
  });

  it.each(['123456789', '12A45', '0', '-12'])(
    'an IPP %s is not used, and reported without being quoted (S-1)',
    async (cell) => {
      using inbox = new Inbox();
      const { rows, found } = await staged(inbox, { 'IPP CHU': cell });
      expect(rows[0]?.identity.hospital).toBeNull();
      expect(found).toEqual([
        {
          code: 'invalid_hospital_id',
          place: { file: NAME, sheet: 'Fiches RCP', rowNumber: 2, column: 'IPP CHU' },
          patient: KEYS.patient('DCC000111A'),
        },
      ]);
    },
  );

  it('documents are ranked by number, and the newest of a file is the last by document order (C-15, C-17)', async () => {
    using inbox = new Inbox();
    const { rows } = await staged(
      inbox,
      { 'N° fiche': 'F1001' },
      { 'N° fiche': 'F99', Version: 2 },
      { 'N° fiche': 'F99', Version: 10 },
      { 'N° fiche': 'F5', 'Date RCP': '13/03/2014' },
    );
    expect(rows.map(({ identity }) => identity.documentRank)).toEqual([3, 2, 2, 1]);
    const oldestFirst = [...rows].sort((a, b) =>
      (a.documentOrder ?? '') < (b.documentOrder ?? '') ? -1 : 1,
    );
    expect(oldestFirst.map(({ rowNumber }) => rowNumber)).toEqual([3, 4, 2, 5]);
  });
});

describe('keys (C-44, C-54, C-58)', () => {
  it('the same key in CSV and in Excel is one key: dates and numbers by value, words folded', async () => {
    using inbox = new Inbox();
    const header = ['IPP', 'DATE_EXAMEN', 'MODALITE', 'CONCLUSION_RECIST'];
    const rows: Cell[][] = [
      ['00012345', '05/02/2014', 'Scanner', 'PD'],
      ['12345', '05/02/2014 08:30', ' SCANNER', 'SD'],
      ['12345', '2014-02-05', 'scanner', 'SD'],
      ['12345', '05/02/2014', 'IRM', 'SD'],
    ];
    await inbox.stage('ORBIS_IMAGERIE_20240101.csv', latin(csv([header, ...rows])));
    const fromCsv = inbox.rows('IMAGERIE').map(({ keyHash }) => keyHash);
    await inbox.stage(
      'ORBIS_IMAGERIE_20240102.xlsx',
      workbook({ IMAGERIE: [header, [12345, dated(41675, 'dd/mm/yyyy'), 'scanner', 'PD']] }),
    );
    const [fromExcel] = inbox.rows('IMAGERIE').map(({ keyHash }) => keyHash);
    expect(new Set([...fromCsv.slice(0, 3), fromExcel]).size).toBe(1);
    expect(fromCsv[3]).not.toBe(fromExcel);
  });

  it('a key part that is missing or unusable is named by its header; a toxicity may lack its attribution', async () => {
    using inbox = new Inbox();
    const { rows } = await staged(
      inbox,
      { Version: null },
      { 'N° fiche': '-' },
      { 'N° dossier DCC': null },
      { Version: 'deux' },
    );
    expect(rows.map(({ keyHash, keyMissing }) => [keyHash === null, keyMissing])).toEqual([
      ...[
        [true, 'Version'],
        [true, 'N° fiche'],
        [false, null],
        [true, 'Version'],
      ],
    ]);
    expect(inbox.rows('Toxicités')[0]?.keyMissing).toBeNull();
  });
});

describe('the content of a cell that de-identification keeps (S-2, C-65)', () => {
  it('free text is read and not kept', async () => {
    using inbox = new Inbox();
    const { rows } = await staged(inbox, {
      'Proposition thérapeutique': 'Avastin / Xeloda pour Mme Zygomatix',
    });
    expect(rows[0]?.by.proposal).toMatchObject({
      value: { proposed: ['bevacizumab', 'capecitabine'] },
      hash: KEYS.text('Avastin / Xeloda pour Mme Zygomatix'),
    });
  });

  it.each([
    ['Siège', 'primary_site', 'tumeur de Mme Zygomatix'],
    ['Siège', 'primary_site', 'zygomatix quentinette'],
    ['Siège', 'primary_site', 'IPP 00012345'],
    ['Siège', 'primary_site', 'dossier dcc000111a'],
    ['Siège', 'primary_site', 'pancréas (1 23 45)'],
    ['Siège', 'primary_site', 'pancréas (DCC 000 111 A)'],
    ['Siège', 'primary_site', 'née le 7/9/1951'],
    ['Ki67 (%)', 'ki67', '7 septembre 1951'],
    ['Ki67 (%)', 'ki67', '07091951'],
    ['Ki67 (%)', 'ki67', 12345],
    ['Date du diagnostic', 'diagnosed_on', '07/09/1951'],
    ['Date du diagnostic', 'diagnosed_on', '1951-09-07'],
    ['Date du diagnostic', 'diagnosed_on', dated(18878, 'dd/mm/yyyy')],
  ])(
    'a cell %s (%s) that quotes its own row (%s) is masked, and reported without being quoted',
    async (header, field, cell) => {
      using inbox = new Inbox();
      const { rows, found } = await staged(inbox, { [header]: cell });
      expect(rows[0]?.by[field]).toEqual('#IDENTITY');
      expect(found).toEqual([
        {
          code: 'identity_in_cell',
          place: { file: NAME, sheet: 'Fiches RCP', rowNumber: 2, column: header },
        },
      ]);
    },
  );

  it('a word of the vocabulary is not a name: a Mr Colon has a tumor of the colon', async () => {
    using inbox = new Inbox();
    const { rows, found } = await staged(inbox, {
      'Nom de naissance': 'Colon',
      Siège: 'Côlon',
      'Date du diagnostic': '07/10/1951',
    });
    expect(rows[0]?.by).toMatchObject({ primary_site: 'Côlon', diagnosed_on: '07/10/1951' });
    expect(found).toEqual([]);
  });

  it('a cell over 32,767 characters is not kept and stays too long to be read (C-59)', async () => {
    using inbox = new Inbox();
    const cell = (length: number): string => `IRM ${'x'.repeat(length - 4)}`;
    const text = (length: number): Buffer =>
      latin(
        csv([
          ['IPP', 'DATE_EXAMEN', 'MODALITE', 'CONCLUSION_RECIST'],
          ['1', '05/02/2014', cell(length), 'PD'],
        ]),
      );
    await inbox.stage('ORBIS_IMAGERIE_20240101.csv', text(32_767));
    expect(inbox.rows('IMAGERIE')[0]?.by.imaging_modality).toBe(cell(32_767));
    await inbox.stage('ORBIS_IMAGERIE_20240102.csv', text(32_768));
    expect(inbox.rows('IMAGERIE')[0]?.by.imaging_modality).toBe('…'.repeat(32_768));
  });
});
