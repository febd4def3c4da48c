import { describe, expect, it } from 'vitest';
import { readsAsFooter } from '../../src/extract/footer.ts';
import {
  type Cell,
  csv,
  DCC,
  dated,
  FICHE_HEADERS,
  fiche,
  fiches,
  Inbox,
  type Rows,
  workbook,
} from './fixture.ts';

const NAME = 'DCC_RENATEN_20240101.xlsx';
const FOLLOW_UP = DCC.Suivi as Rows;

/** Rows of a sheet that were ignored, and those that were staged. */
function account(inbox: Inbox, sheet: string): { ignored: readonly number[]; staged: readonly number[] } {
  const staging = inbox.staging();
  try {
    const found = staging.sheets().find((one) => one.sheet === sheet);
    expect(found?.rowsRead).toBe((found?.footerRows.length ?? 0) + inbox.rows(sheet).length);
    return {
      ignored: found?.footerRows ?? [],
      staged: inbox.rows(sheet).map(({ rowNumber }) => rowNumber),
    };
  } finally {
    staging.close();
  }
}

describe('footers (C-103)', () => {
  it.each<[string, ...Cell[]]>([
    ['Total'],
    ['Total : 3 fiches'],
    ['TOTAL GÉNÉRAL', 8],
    ['Total', '8', '4', '4'],
    ['Total', null, 8, null, '12,5'],
    ['Sous-total', '8'],
    ['Nombre total : 8'],
    ["Nombre d'enregistrements = 8"],
    ['Nombre d’enregistrements :', '8'],
    ['Nb de lignes : 24'],
    ['N = 8'],
    ['8 enregistrements'],
    ['1 745 fiches exportées'],
    ['(8 lignes)'],
    ['8 rows selected.'],
    ['8', 'enregistrements'],
    ['Page 1/1'],
    ['Page 1 sur 3'],
    ['- Page : 2 -'],
    ['Page', '1', 'sur', '3'],
    ['Edité le 10/06/2017 08:30'],
    ['Édité le', '10/06/2017', 'à', '08:30'],
    ['Imprimé par', 'le service'],
    ['Document généré le 3 mars 2017'],
    ["Date d'extraction : 10/06/2017"],
    ['Extraction DCC du 01/01/2010 au 31/12/2023'],
    ['Le 10/06/2017'],
    ["Fin de l'extraction"],
    ["Fin d'export"],
    ['*** fin ***'],
    ['=== FIN DU RAPPORT ==='],
    ['End of report'],
    ['Source : DCC RENATEN'],
    ['Document confidentiel'],
    ['----------', '-----', '---'],
    ['Page n° 1/3'],
    ['Date : 10/06/2017'],
    ['# lignes : 8'],
    ['Nb', '8'],
    ['Total', '8 fiches'],
    ['Extraction effectuée le 10/06/2017'],
    ['Imprimé le', '10/06/2017', 'Page', '1/1'],
  ])('%j %j is one', (...cells) =>
    expect(readsAsFooter([null, ...(cells as (string | number)[]), null])).toBe(true),
  );

  it.each<[string, ...Cell[]]>([
    ['DCC000111A', '1', 'HTA'],
    ['12345', '01/02/2014', 'TDM'],
    ['Total', 'Jeanne', '01/02/1950', 'F'],
    ['Fin', '01/02/1950'],
    ['Page', 'Paul'],
    ['FIN-2013-01', '2'],
    ['TOTAL2013', '2'],
    ['Fin de traitement', '12345', '01/02/2014', 'TDM'],
    ['8', '2'],
    ['Finalisée', '2'],
    ['Totale', '2'],
    ['Nadine', '2'],
    ['12 mars 2014', '2'],
    ['-', '2'],
    ['-'],
    ['Lignes', '1', '2', 'x'],
    ['Extrait', '1'],
    ['Le Gall', 'Yann'],
    [`Total : ${'3 lésions '.repeat(20)}`],
  ])('%j %j is none', (...cells) => expect(readsAsFooter(cells as (string | number)[])).toBe(false));

  it('of a workbook and of a CSV are ignored and counted, without a finding, wherever they are', async () => {
    using inbox = new Inbox();
    const rows: Rows = [
      ...FOLLOW_UP,
      ['Total', 1, 1, 0],
      [],
      ['Page 1/2'],
      ['DCC000222B', '01/01/2016', 'Vivant', null],
      ['Nombre total : 2'],
      ['Edité le', dated(42736, 'dd/mm/yyyy')],
    ];
    const found = await inbox.stage(NAME, workbook({ ...DCC, Suivi: rows }));
    expect(account(inbox, 'Suivi')).toEqual({ ignored: [3, 5, 7, 8], staged: [2, 6] });
    expect(found).not.toContainEqual(
      expect.objectContaining({
        place: expect.objectContaining({ sheet: 'Suivi', rowNumber: expect.anything() }),
      }),
    );
    const text = `${csv([...FOLLOW_UP, ['Total', '1', '1', '0']])}1 enregistrement\r\nPage 1 sur 1\r\n`;
    expect(await inbox.stage('DCC_RENATEN_20240101_Suivi.csv', text)).not.toContainEqual(
      expect.objectContaining({ code: 'ragged_row' }),
    );
    expect(account(inbox, 'Suivi')).toEqual({ ignored: [3, 4, 5], staged: [2] });
  });

  it('a row with a usable key is data, whatever its first cell', async () => {
    using inbox = new Inbox();
    const header = 'COMMENTAIRE;IPP;DATE_EXAMEN;MODALITE;CONCLUSION_RECIST\r\n';
    const rows = 'Total : 3 lésions;12345;01/02/2014;12;\r\nTotal : 3;;;12;\r\n';
    await inbox.stage('ORBIS_IMAGERIE_20240101.csv', header + rows);
    expect(account(inbox, 'IMAGERIE')).toEqual({ ignored: [3], staged: [2] });
  });
});

describe('the header again (C-103)', () => {
  it('is ignored and counted in any spelling that the header match takes, and with blank cells', async () => {
    using inbox = new Inbox();
    const shouted = FICHE_HEADERS.map((name) => ` ${name.toUpperCase().replaceAll(' ', '  ')}`);
    const alias = FICHE_HEADERS.map((name) => (name === 'Né(e) le' ? 'Date de naissance' : name));
    const partly = FICHE_HEADERS.map((name, at) => (at % 3 === 0 ? name : null));
    const withPage = [...FICHE_HEADERS, 'Page 2'];
    const rows = [
      ...fiches({}),
      FICHE_HEADERS,
      shouted,
      alias,
      partly,
      withPage,
      fiche({ 'N° fiche': 'F2' }),
    ];
    await inbox.stage(NAME, workbook({ ...DCC, 'Fiches RCP': rows }));
    expect(account(inbox, 'Fiches RCP')).toEqual({ ignored: [3, 4, 5, 6, 7], staged: [2, 8] });
  });

  it('comes with its titles, whose page number differs', async () => {
    using inbox = new Inbox();
    const title = (page: number): Cell[] => [`Extraction RENATEN - feuille ${page}`];
    const rows = [
      title(1),
      ...FOLLOW_UP,
      title(2),
      ...FOLLOW_UP.slice(0, 1),
      ['DCC000222B', '2016', 'Vivant'],
    ];
    await inbox.stage(NAME, workbook({ ...DCC, Suivi: rows }));
    expect(account(inbox, 'Suivi')).toEqual({ ignored: [4, 5], staged: [3, 6] });
  });

  it('with its columns in another order is refused: the rows below it are in other columns', async () => {
    using inbox = new Inbox();
    const header = FOLLOW_UP[0] ?? [];
    const rows = [...FOLLOW_UP, [...header].reverse(), [null, 'Vivant', '01/01/2016', 'DCC000222B']];
    expect(await inbox.stage(NAME, workbook({ ...DCC, Suivi: rows }))).toMatchObject({
      code: 'header_differs',
      place: { file: NAME, sheet: 'Suivi', rowNumber: 3 },
    });
  });

  it('is no row with a single word of it next to values', async () => {
    using inbox = new Inbox();
    const rows = [...FOLLOW_UP, ['DCC000222B', 'Date de décès', 'Vivant', null]];
    await inbox.stage(NAME, workbook({ ...DCC, Suivi: rows }));
    expect(account(inbox, 'Suivi')).toEqual({ ignored: [], staged: [2, 3] });
  });
});
