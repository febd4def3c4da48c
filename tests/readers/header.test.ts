import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/findings/problem.ts';
import {
  csv,
  DCC,
  FICHE_HEADERS,
  fiche,
  fiches,
  Inbox,
  latin,
  PERSONS,
  type Rows,
  workbook,
} from '../extract/fixture.ts';

const NAME = 'DCC_RENATEN_20240101.xlsx';
const dcc = (sheets: Readonly<Record<string, Rows>>): Buffer => workbook({ ...DCC, ...sheets });

describe('headers', () => {
  it('match without case, accents, spaces and order (C-53)', async () => {
    using inbox = new Inbox();
    const order = [...FICHE_HEADERS.keys()].reverse();
    const odd = FICHE_HEADERS.map(
      (name) => ` ${name.toUpperCase().replaceAll(' ', '\u00a0 ').replace('É', 'e')} `,
    );
    const rows = [order.map((at) => odd[at] ?? ''), order.map((at) => fiche()[at] ?? null)];
    const found = await inbox.stage(NAME, dcc({ ' fiches  rcp': rows, 'Fiches RCP': [] }));
    expect(found).toMatchObject({ code: 'sheet_doubled' });
    const { 'Fiches RCP': _, ...others } = DCC;
    await inbox.stage(NAME, workbook({ ' fiches  rcp': rows, ...others }));
    expect(inbox.rows('Fiches RCP').map(({ by }) => [by.version, by.primary_site, by.ki67])).toEqual([
      ['1', 'Pancréas', '15'],
    ]);
  });

  it('may follow titles and blank rows, within 30 rows, and not beyond (C-57)', async () => {
    using inbox = new Inbox();
    const below = (rows: number): Buffer =>
      dcc({
        'Fiches RCP': [
          ['Extraction DCC'],
          ...Array.from({ length: rows - 1 }, () => ['titre']),
          ...fiches({}),
        ],
      });
    expect(await inbox.stage(NAME, below(29))).not.toHaveProperty('found');
    expect(await inbox.stage(NAME, below(30))).toMatchObject({
      code: 'no_header',
      place: { file: NAME, sheet: 'Fiches RCP' },
    });
  });

  it('a missing required column names file, sheet, column and the headers found (C-53)', async () => {
    using inbox = new Inbox();
    const cut = fiches({}).map((row) => row.filter((_, at) => FICHE_HEADERS[at] !== 'Siège'));
    const found = await inbox.stage(NAME, dcc({ 'Fiches RCP': cut }));
    if (!('code' in found)) throw new Error('not refused');
    expect(problemText(found)).toBe(
      `${NAME}, sheet "Fiches RCP", row 1: found the headers ${FICHE_HEADERS.filter(
        (name) => name !== 'Siège',
      )
        .map((name) => `"${name}"`)
        .join(', ')}; ` +
        'expected also "Siège"; export the column too, or declare its new header in pipelines/',
    );
  });

  it('another absent column is a warning, an unknown one is left alone (C-53)', async () => {
    using inbox = new Inbox();
    const rows = fiches({}).map((row, at) => [...row, at === 0 ? 'Remarques' : 'x']);
    const found = await inbox.stage(NAME, dcc({ 'Fiches RCP': rows, Notes: [['rien']] }));
    const place = { file: NAME, sheet: 'Fiches RCP' };
    expect(found).toContainEqual({ code: 'missing_column', place: { ...place, column: 'CIM-10' } });
    expect(found).toContainEqual({
      code: 'unknown_column',
      place,
      details: { column: 'O', shape: 'AAAAAAAAA', closest: 'Nom usuel' },
    });
    expect(found).toContainEqual({ code: 'unknown_sheet', place: { file: NAME }, details: { position: 5 } });
    expect(found).not.toContainEqual(expect.objectContaining({ place: { ...place, column: 'Siège' } }));
  });

  it('a misspelt header is described by its shape, with the declared one that is closest (C-109)', async () => {
    using inbox = new Inbox();
    const rows = fiches({}).map((row, at) => [...row, at === 0 ? 'Date des métastasse de 2013' : 'x']);
    const found = await inbox.stage(NAME, dcc({ 'Fiches RCP': rows }));
    const details = { column: 'O', shape: 'Date des AAAAAAAAAA de 9999', closest: 'Date des métastases' };
    expect(found).toContainEqual(expect.objectContaining({ code: 'unknown_column', details }));
  });

  it('an absent column that an export may lack is no finding (C-53)', async () => {
    using inbox = new Inbox();
    const found = await inbox.stage(NAME, dcc({ 'Fiches RCP': fiches({}) }));
    const place = { file: NAME, sheet: 'Fiches RCP', column: 'TNM' };
    expect(found).not.toContainEqual({ code: 'missing_column', place });
  });

  it('a doubled header, in any spelling, and two sheets of one folded name are errors (C-57)', async () => {
    using inbox = new Inbox();
    const doubled = fiches({}).map((row, at) => [...row, at === 0 ? 'SIEGE ' : 'x']);
    expect(await inbox.stage(NAME, dcc({ 'Fiches RCP': doubled }))).toMatchObject({
      code: 'column_doubled',
      place: { sheet: 'Fiches RCP' },
    });
    expect(await inbox.stage(NAME, dcc({ SUIVI: [] }))).toMatchObject({ code: 'sheet_doubled' });
  });

  it('a sheet of the four that is absent is an error (C-50)', async () => {
    using inbox = new Inbox();
    const { Suivi: _, ...others } = DCC;
    expect(await inbox.stage(NAME, workbook(others))).toMatchObject({
      code: 'sheet_missing',
      place: { file: NAME, sheet: 'Suivi' },
    });
  });

  it('an extraction without a fiche is an error that names file and sheet; an empty report is a finding (C-57)', async () => {
    using inbox = new Inbox();
    expect(await inbox.stage(NAME, dcc({ 'Fiches RCP': fiches() }))).toMatchObject({
      code: 'no_row',
      place: { file: NAME, sheet: 'Fiches RCP' },
    });
    expect(await inbox.stage('ORBIS_PATIENTS_20240101.csv', csv(PERSONS.slice(0, 1)))).toMatchObject([
      { code: 'empty_sheet' },
    ]);
  });

  it('a report as a workbook may call its sheet anything, and have empty ones beside it', async () => {
    using inbox = new Inbox();
    expect(
      await inbox.stage('ORBIS_PATIENTS_20240101.xlsx', workbook({ Feuil1: [], Feuil2: PERSONS })),
    ).toEqual([]);
    expect(inbox.rows('PATIENTS')).toHaveLength(1);
    expect(
      await inbox.stage('ORBIS_PATIENTS_20240101.xlsx', workbook({ A: PERSONS, B: PERSONS })),
    ).toMatchObject({ code: 'sheet_doubled' });
  });

  it('an .xls is used, with a finding that it cannot be verified (S-9)', async () => {
    using inbox = new Inbox();
    expect(await inbox.stage('DCC_RENATEN_20240101.xls', workbook(DCC, 'biff8'))).toContainEqual({
      code: 'unverifiable_format',
      place: { file: 'DCC_RENATEN_20240101.xls' },
    });
  });

  it('a CSV with another separator is refused under its name, with titles above and one row below (C-52)', async () => {
    using inbox = new Inbox();
    const persons = csv(PERSONS);
    for (const [separator, name] of [
      [',', 'a comma (",")'],
      ['\t', 'a tab'],
      ['|', 'a pipe ("|")'],
    ] as const) {
      const other = persons.replaceAll(';', separator);
      for (const text of [other, `Extraction;CHU\r\n;\r\n;\r\n${other}`])
        expect(await inbox.stage('ORBIS_PATIENTS_20240101.csv', text)).toMatchObject({
          code: 'separator',
          found: `cells separated by ${name}`,
        });
    }
    expect(await inbox.stage('ORBIS_PATIENTS_20240101.csv', 'Rien;du tout\r\n')).toMatchObject({
      code: 'no_header',
      expected: expect.stringContaining('separated by ";"'),
    });
  });
});

describe('rows', () => {
  it('every row with a value below the header is read; titles, blank rows and blanks are not; footers are recognized (C-44)', async () => {
    using inbox = new Inbox();
    const rows = [
      ['Extraction'],
      [],
      ...fiches({}, {}),
      [],
      [' '],
      fiche({ 'N° dossier DCC': null }),
      [],
      ['Total : 3 fiches'],
      [null, "Fin de l'extraction"],
    ];
    await inbox.stage(NAME, dcc({ 'Fiches RCP': rows }));
    using staging = Object.assign(inbox.staging(), { [Symbol.dispose]: () => {} });
    expect(staging.sheets().find(({ sheet }) => sheet === 'Fiches RCP')).toMatchObject({
      rowsRead: 5,
      footerRows: [10, 11],
    });
    expect(inbox.rows('Fiches RCP').map(({ rowNumber, keyMissing }) => [rowNumber, keyMissing])).toEqual([
      [4, null],
      [5, null],
      [8, null],
    ]);
    expect([...staging.rowsWithoutPerson()].map(({ rowNumber }) => rowNumber)).toEqual([8]);
    staging.close();
  });

  it('a CSV row with more filled cells than its header has moved: its values are unreadable, and it is reported (C-57)', async () => {
    using inbox = new Inbox();
    const header = 'IPP;DATE_EXAMEN;MODALITE;CONCLUSION_RECIST\r\n';
    const found = await inbox.stage(
      'ORBIS_IMAGERIE_20240101.csv',
      latin(`${header}1;01/02/2014;TDM;PD;oups\r\n2;01/02/2014;TDM\r\n3;01/02/2014;TDM;SD;;\r\n`),
    );
    const place = { file: 'ORBIS_IMAGERIE_20240101.csv', sheet: 'IMAGERIE' };
    expect(found).toEqual([
      { code: 'ragged_row', place: { ...place, rowNumber: 2 }, details: { found: 5, expected: 4 } },
      { code: 'ragged_row', place: { ...place, rowNumber: 3 }, details: { found: 3, expected: 4 } },
    ]);
    expect(inbox.rows('IMAGERIE').map(({ by }) => by.response)).toEqual(['#MOVED', null, 'SD']);
  });
});
