import iconv from 'iconv-lite';
import * as XLSX from 'xlsx';

export type Cell = string | number | boolean | null | XLSX.CellObject;
export type Rows = Cell[][];
export type Sheets = Record<string, Rows>;

/** A small delivery in rows, before it is written; a case damages it. */
export interface Delivery {
  dcc: Sheets;
  orbis: Sheets;
}

export const DCC_FILE = 'DCC_RENATEN_20170610.xlsx';

/** The name of the extraction, and the stamp of the hospital's reports, that a delivery is written under. */
export interface Dispatch {
  readonly dcc: string;
  readonly orbis: string;
}

export const FIRST: Dispatch = { dcc: DCC_FILE, orbis: '20170609' };
export const LATER: Dispatch = { dcc: 'DCC_RENATEN_20170617.xlsx', orbis: '20170616' };

/** Every name, number and birth date of the delivery: none may be in any output. */
export const IDENTITIES = [
  ...['ZYGOMATIX', 'Quentinette', 'WRONSKIBERG', 'Hyacinthin', 'KERGUELENNEC', 'Fleurdelise'],
  ...['DCC0000101A', 'DCC0000102B', 'DCC0000103C', 'FX-77001', 'FX-77002', 'FX-77003', 'FX-77004'],
  ...[
    '04456781',
    '4456781',
    '07/09/1951',
    '1951-09-07',
    '23/11/1948',
    '1948-11-23',
    '30/01/1960',
    '1960-01-30',
  ],
];

/** What the valid delivery says of itself: one proposal names no drug, one toxicity goes on. */
export const SAID = ['proposal_without_drug', 'sentinel_date'];

/** Three patients without anything doubtful: one with a course in the hospital, one outside, one never treated. */
export function validDelivery(): Delivery {
  return { dcc: dccSheets(), orbis: orbisSheets() };
}

/** What comes in a week after: a patient seen again, one more imaging, one more person in the hospital. */
export function laterDelivery(): Delivery {
  const delivery = validDelivery();
  const { dcc, orbis } = delivery;
  dcc.Suivi?.splice(1, 1, ['DCC0000101A', '12/03/2016', 'Vivant', null, 'O', 'N', 'N', 'N', 'N', 'N', 'N']);
  orbis.IMAGERIE?.push(['04456781', '30/07/2013', 'TDM', 'SD', 'scanner']);
  orbis.PATIENTS?.push(['05556789', 'NOBODY', '', 'Else', '01/02/1950', 'F', '-', '12/01/2016']);
  return delivery;
}

const FICHE_HEADERS = [
  ...[
    'N° fiche',
    'Version',
    'Statut de la fiche',
    'N° dossier DCC',
    'IPP CHU',
    'Nom de naissance',
    'Nom usuel',
  ],
  ...['Prénom', 'Né(e) le', 'Sexe', 'Date RCP', 'RCP', 'Etablissement', 'Motif', 'Siège', 'CIM-10'],
  ...[
    'Type histologique',
    'Preuve histologique',
    'Différenciation',
    'Grade OMS',
    'Ki67 (%)',
    'Ki67 prélèvement',
  ],
  ...['Ki67 le plus élevé', 'Mitoses /10 champs', 'Taille (mm)', 'Date du diagnostic', 'Date des métastases'],
  ...['Primitif en place', 'Tumeur sécrétante', 'Syndrome sécrétoire actuel', 'NEM1', 'Métastases'],
  ...['Métastases synchrones', 'Métastases métachrones', 'Sites métastatiques', 'Stade OMS (0-4)', 'FDRCV'],
  ...['FDRCV détail', 'Proposition thérapeutique', 'Proposition réalisée'],
];

const TUMOR = {
  'Type histologique': 'Carcinome neuroendocrine bien différencié',
  RCP: 'RENATEN',
  Etablissement: 'CHU',
  Motif: 'Avis',
  'Statut de la fiche': 'Validée',
  Version: 1,
  'Preuve histologique': 'O',
  Différenciation: 'Bien différenciée',
  'Grade OMS': 'G2',
  'Ki67 (%)': '10',
  'Ki67 prélèvement': 'Biopsie métastase',
  'Ki67 le plus élevé': 'Métastase',
  'Mitoses /10 champs': '3',
  'Taille (mm)': '30',
  'Primitif en place': 'O',
  'Tumeur sécrétante': 'N',
  NEM1: 'N',
  Métastases: 'O',
  'Syndrome sécrétoire actuel': 'N',
  'Métastases synchrones': 'O',
  'Métastases métachrones': 'N',
  'Sites métastatiques': 'foie ; os',
  'Stade OMS (0-4)': '1',
  FDRCV: 'N',
  'FDRCV détail': '',
};

function dccSheets(): Sheets {
  const fiche = (cells: Record<string, Cell>): Cell[] =>
    FICHE_HEADERS.map((header) => ({ ...TUMOR, ...cells })[header] ?? null);
  const first = {
    'N° dossier DCC': 'DCC0000101A',
    'IPP CHU': 4456781,
    'Nom de naissance': 'ZYGOMATIX',
    Prénom: 'Quentinette',
    'Né(e) le': '07/09/1951',
    Sexe: 'F',
    Siège: 'Pancréas',
    'CIM-10': 'C25.4',
    'Date du diagnostic': '01/02/2013',
    'Date des métastases': '01/02/2013',
  };
  const second = {
    'N° dossier DCC': 'DCC0000102B',
    'Nom de naissance': 'WRONSKIBERG',
    Prénom: 'Hyacinthin',
    'Né(e) le': '23/11/1948',
    Sexe: 'M',
    Siège: 'Iléon',
    'CIM-10': 'C17.2',
    'Date du diagnostic': '11/05/2012',
    'Date des métastases': '11/05/2012',
  };
  const third = {
    'N° dossier DCC': 'DCC0000103C',
    'Nom de naissance': 'KERGUELENNEC',
    Prénom: 'Fleurdelise',
    'Né(e) le': '30/01/1960',
    Sexe: 'F',
    Siège: 'Appendice',
    'CIM-10': 'C18.1',
    'Date du diagnostic': '20/08/2014',
    'Date des métastases': '20/08/2014',
  };
  const treated = { 'Proposition réalisée': 'Oui' };
  return {
    'Fiches RCP': [
      [...FICHE_HEADERS],
      fiche({
        ...first,
        ...treated,
        'N° fiche': 'FX-77001',
        'Date RCP': '12/03/2013',
        'Proposition thérapeutique': 'FOLFOX + bevacizumab',
      }),
      fiche({
        ...first,
        ...treated,
        'N° fiche': 'FX-77002',
        'Date RCP': '15/10/2014',
        'Proposition thérapeutique': 'Poursuite Sandostatine LP',
      }),
      fiche({
        ...second,
        ...treated,
        'N° fiche': 'FX-77003',
        'Date RCP': '14/06/2012',
        'Proposition thérapeutique': '5FU + bevacizumab',
      }),
      fiche({
        ...third,
        'N° fiche': 'FX-77004',
        'Date RCP': '03/09/2014',
        'Proposition thérapeutique': 'Surveillance',
        'Proposition réalisée': 'Oui',
      }),
    ],
    'Lignes de traitement': [
      [
        'N° dossier DCC',
        'Ligne',
        'Type',
        'Protocole',
        'Lieu',
        'Date début',
        'Date fin',
        'Nb cures bevacizumab',
        'Motif arrêt',
        'Meilleure réponse',
        'Date de progression',
        'En progression au début',
        'Analogues concomitants',
        'Siège opéré',
        'Résidu',
      ],
      [
        'DCC0000101A',
        1,
        'Chimiothérapie',
        'FOLFOX + bevacizumab',
        'CHU',
        '02/04/2013',
        '30/04/2013',
        3,
        'Progression',
        'RP',
        '01/10/2014',
        'Oui',
        'N',
        null,
        null,
      ],
      [
        'DCC0000102B',
        1,
        'Chimiothérapie',
        '5FU + bevacizumab',
        'Hors CHU',
        '03/07/2012',
        '30/11/2012',
        10,
        'Pause thérapeutique',
        'SD',
        null,
        'Oui',
        'N',
        null,
        null,
      ],
    ],
    Toxicités: [
      [
        'N° dossier DCC',
        'Ligne',
        'Toxicité',
        'Présente',
        'Grade',
        'Imputabilité',
        'Conduite à tenir',
        'Traitement instauré',
      ],
      ['DCC0000101A', 1, 'HTA', 'O', '2', 'Bevacizumab', 'Aucune', 'O'],
      ['DCC0000102B', 1, 'Asthénie', 'N', null, 'Chimiothérapie', null, null],
    ],
    Suivi: [
      [
        'N° dossier DCC',
        'Date des dernières nouvelles',
        'Etat',
        'Date de décès',
        'Analogues après',
        'Chimiothérapie après',
        'Chimioembolisation après',
        'RIV après',
        'Thérapie ciblée après',
        'Chirurgie après',
        'Soins de support seuls',
      ],
      ['DCC0000101A', '12/01/2016', 'Vivant', null, 'O', 'N', 'N', 'N', 'N', 'N', 'N'],
      ['DCC0000102B', '15/02/2017', 'Vivant', null, 'N', 'N', 'N', 'N', 'N', 'N', 'N'],
      ['DCC0000103C', '20/12/2016', 'Vivant', null, 'N', 'N', 'N', 'N', 'N', 'N', 'N'],
    ],
  };
}

function orbisSheets(): Sheets {
  const course = (day: string): Cell[] => [
    '04456781',
    '1',
    day,
    'FOLFOX BEVA',
    'BEVACIZUMAB',
    '350',
    'Administrée',
  ];
  return {
    PATIENTS: [
      [
        'IPP',
        'NOM_NAISSANCE',
        'NOM_USUEL',
        'PRENOM',
        'DATE_NAISSANCE',
        'SEXE',
        'DATE_DECES',
        'DATE_DERNIER_CONTACT',
      ],
      ['04456781', 'ZYGOMATIX', '', 'Quentinette', '07/09/1951', 'F', '-', '12/01/2016'],
    ],
    CURES: [
      ['IPP', 'NUM_CURE', 'DATE_CURE', 'PROTOCOLE', 'MOLECULE', 'DOSE_MG', 'STATUT'],
      ...['02/04/2013', '16/04/2013', '30/04/2013'].flatMap((day) => [
        course(day),
        ['04456781', '1', day, 'FOLFOX BEVA', 'OXALIPLATINE', '140', 'Administrée'],
      ]),
    ],
    IMAGERIE: [
      ['IPP', 'DATE_EXAMEN', 'MODALITE', 'CONCLUSION_RECIST', 'COMMENTAIRE'],
      ['04456781', '28/05/2013', 'TDM', 'RP', 'scanner'],
    ],
    EI: [
      ['IPP', 'DATE_DEBUT', 'DATE_FIN', 'LIBELLE', 'GRADE_CTCAE', 'IMPUTABILITE', 'CONDUITE'],
      ['04456781', '16/04/2013', '31/12/4000', 'HTA', '2', 'Bevacizumab', 'Aucune'],
    ],
  };
}

/** A workbook of these sheets, as Excel would write it. */
export function workbook(
  sheets: Sheets,
  bookType: XLSX.BookType = 'xlsx',
  { is1904 = false, isShared = false } = {},
): Buffer {
  const book = XLSX.utils.book_new();
  if (is1904) book.Workbook = { WBProps: { date1904: true } };
  for (const [name, rows] of Object.entries(sheets)) {
    book.SheetNames.push(name);
    Object.defineProperty(book.Sheets, name, {
      value: XLSX.utils.aoa_to_sheet(rows as unknown[][]),
      enumerable: true,
    });
  }
  return XLSX.write(book, { type: 'buffer', bookType, compression: true, bookSST: isShared }) as Buffer;
}

/** CSV text: `;`, CRLF, quotes where needed. */
export function csvText(rows: Rows): string {
  const quoted = (cell: Cell): string =>
    /[;"\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? '');
  return rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join('');
}

export const latin = (text: string): Buffer => iconv.encode(text, 'win1252');
