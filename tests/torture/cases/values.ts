import { copyFileSync } from 'node:fs';
import { type Case, finds, publishes, setCell } from '../case.ts';
import type { Cell, Delivery } from '../valid.ts';

/** One cell of one sheet of the registry; `row` counts the rows below the header. */
const cell =
  (sheet: string, row: number, header: string, value: unknown) =>
  ({ dcc }: Delivery): void =>
    setCell(dcc[sheet] ?? [], row, header, value);
const serial = (v: number, z: string): Cell => ({ t: 'n', v, z });

const DIAGNOSED = "SELECT diagnosed_on FROM fact_presentation WHERE presented_on = '2013-03-12'";
const diagnosis = (value: unknown) => cell('Fiches RCP', 1, 'Date du diagnostic', value);
const AT_DIAGNOSIS = { sheet: 'Fiches RCP', row: 2, column: 'Date du diagnostic' };
/** A date set aside leaves traces of its absence, and the age at diagnosis is not computable. */
const BAD_DATES: readonly (readonly [string, unknown])[] = [
  ['impossible_date', '31/06/2013'],
  ['impossible_date', '31/06/2016'],
  ['impossible_date', '29/02/2013'],
  ['impossible_date', '32/01/2013'],
  ['impossible_date', '13/13/2013'],
  ['date_out_of_range', '14/07/1804'],
  ['date_out_of_range', '14/07/2094'],
  ['date_out_of_range', '11/06/2017'],
  ['date_out_of_range', '30/12/4000'],
  ['two_digit_year', '01/02/13'],
  ['not_a_date', 'hier'],
  ['not_a_date', '01/02/2013; DROP TABLE dim_patient'],
  ['date_out_of_range', serial(60_000, 'dd/mm/yyyy')],
  ['formula_error', { t: 'e', v: 42, w: '#N/A' }],
  ['unclear_format', serial(41_306, 'mm/jj')],
];
const badDates = BAD_DATES.map(([code, value]) =>
  finds(
    'S-7',
    `${JSON.stringify(value)} as the date of diagnosis: ${code}, never rolled over`,
    [code === 'unclear_format' ? { code, column: AT_DIAGNOSIS.column } : { code, ...AT_DIAGNOSIS }],
    {
      rows: diagnosis(value),
      holds: [[DIAGNOSED, null]],
    },
  ),
);

const GOOD_DATES: readonly (readonly [unknown, string])[] = [
  ['1/2/2013', '2013-02-01'],
  ['2013-02-01', '2013-02-01'],
  ['1er février 2013', '2013-02-01'],
  ['03/2013', '2013-03-15'],
  ['mars 2013', '2013-03-15'],
  ['??/03/2013', '2013-03-15'],
  ['00/03/2013', '2013-03-15'],
  ['XX/03/2013', '2013-03-15'],
  ['2013-03', '2013-03-15'],
  [serial(41306, 'dd/mm/yyyy'), '2013-02-01'],
  [serial(41306.99999, 'dd/mm/yyyy hh:mm'), '2013-02-01'],
  [serial(41306, 'mmm-yy'), '2013-02-15'],
  [serial(41306, 'mm/yyyy'), '2013-02-15'],
];
const goodDates = GOOD_DATES.map(([value, day]) =>
  publishes('S-8', `${JSON.stringify(value)} is ${day}`, {
    rows: diagnosis(value),
    holds: [[DIAGNOSED, day]],
  }),
);
const years: Case[] = [2012, '2012', 'début 2012'].map((value) =>
  publishes('C-64', `${JSON.stringify(value)} in a date column is a year, never a serial`, {
    rows: diagnosis(value),
    holds: [
      [DIAGNOSED, null],
      ["SELECT precision FROM partial_date WHERE raw_text LIKE '%2012'", 'year'],
    ],
  }),
);

const NUMBERS: readonly (readonly [string, unknown, number | null, string?])[] = [
  ['Mitoses /10 champs', '1,5', 1.5],
  ['Mitoses /10 champs', '1.5', 1.5],
  ['Taille (mm)', '1 234,5', 1234.5],
  ['Taille (mm)', '1\u00a0234,5', 1234.5],
  ['Taille (mm)', '1\u202f234,5', 1234.5],
  ['Taille (mm)', '1,234', null, 'ambiguous_number'],
  ['Taille (mm)', '3,5 cm', 35],
  ['Taille (mm)', '-5', null, 'out_of_range'],
  ['Taille (mm)', '0', null, 'out_of_range'],
  ['Taille (mm)', 1e308, null, 'out_of_range'],
  ['Taille (mm)', '9'.repeat(400), null, 'not_a_number'],
  ['Taille (mm)', 2000, 2000],
  ['Taille (mm)', 2001, null, 'out_of_range'],
  ['Taille (mm)', 'NaN', null, 'not_a_number'],
  ['Taille (mm)', 'Infinity', null, 'not_a_number'],
  ['Taille (mm)', '0x10', null, 'not_a_number'],
  ['Taille (mm)', '1e3', null, 'not_a_number'],
  ['Taille (mm)', '١٢', null, 'not_a_number'],
];
const COLUMN: Readonly<Record<string, string>> = {
  'Mitoses /10 champs': 'mitoses_per_10_hpf',
  'Taille (mm)': 'size_mm',
};
const numbers = NUMBERS.map(([header, value, number, code]): Case => {
  const holds = [
    [`SELECT ${COLUMN[header]} FROM fact_presentation WHERE presented_on = '2013-03-12'`, number],
  ] as const;
  const rows = cell('Fiches RCP', 1, header, value);
  const title = `${header} ${JSON.stringify(value).slice(0, 30)} is ${number ?? code}`;
  return code === undefined
    ? publishes('S-7', title, { rows, holds })
    : finds('S-7', title, [{ code, sheet: 'Fiches RCP', row: 2, column: header }], { rows, holds });
});

const OTHERS: readonly (readonly [string, string, number, string, unknown, string])[] = [
  ['C-64', 'Fiches RCP', 1, 'Ki67 (%)', '101', 'out_of_range'],
  ['S-7', 'Fiches RCP', 1, 'Ki67 (%)', '02/10', 'mangled_by_excel'],
  ['S-7', 'Fiches RCP', 1, 'Ki67 (%)', { t: 'n', v: 41549, z: 'dd/mm/yyyy' }, 'mangled_by_excel'],
  ['C-64', 'Fiches RCP', 1, 'Grade OMS', '4', 'out_of_range'],
  ['C-64', 'Fiches RCP', 1, 'Stade OMS (0-4)', '7', 'out_of_range'],
  ['C-64', 'Toxicités', 1, 'Grade', '9', 'out_of_range'],
  ['C-64', 'Lignes de traitement', 1, 'Nb cures bevacizumab', -1, 'out_of_range'],
  ['C-64', 'Lignes de traitement', 1, 'Nb cures bevacizumab', 2.5, 'not_a_number'],
];
const others = OTHERS.map(([rule, sheet, row, column, value, code]) =>
  finds(rule, `${JSON.stringify(value)} as ${column}`, [{ code, sheet, row: row + 1, column }], {
    rows: cell(sheet, row, column, value),
    also: ['grade_disagrees'],
  }),
);

const keys: Case[] = [
  finds(
    'C-58',
    'a key that stands again with other content',
    [{ code: 'duplicate_key', sheet: 'Suivi', row: 5 }],
    {
      exit: 3,
      rows: ({ dcc }) => void dcc.Suivi?.push(['DCC0000101A', '13/01/2016', 'Vivant', null]),
      holds: [
        ["SELECT count(*) FROM rejected_row WHERE code = 'duplicate_key'", 1],
        ["SELECT rows_rejected FROM etl_row_count WHERE sheet = 'Suivi' AND stage = 'load'", 1],
      ],
    },
  ),
  publishes('C-58', 'a row that stands twice, letter by letter', {
    rows: ({ dcc }) => void dcc.Suivi?.push([...(dcc.Suivi[1] ?? [])]),
    holds: [["SELECT rows_duplicate FROM etl_row_count WHERE sheet = 'Suivi' AND stage = 'load'", 1]],
  }),
  finds('C-44', 'a fiche without a file number', [{ code: 'missing_key', sheet: 'Fiches RCP', row: 3 }], {
    exit: 3,
    rows: cell('Fiches RCP', 2, 'N° dossier DCC', ''),
  }),
  finds(
    'C-44',
    'a fiche whose date of meeting is partial',
    [{ code: 'unusable_presentation_date', sheet: 'Fiches RCP', row: 3 }],
    {
      exit: 3,
      rows: cell('Fiches RCP', 2, 'Date RCP', '10/2014'),
    },
  ),
  finds('S-1', 'an IPP of nine digits', [{ code: 'invalid_hospital_id', sheet: 'Fiches RCP', row: 2 }], {
    rows: ({ dcc }) => {
      for (const row of [1, 2]) setCell(dcc['Fiches RCP'] ?? [], row, 'IPP CHU', 123_456_789);
    },
    hides: ['123456789'],
    also: ['unlinked_hospital_person', 'line_from_hospital'],
  }),
  finds('C-17', 'one IPP on two files links neither', [{ code: 'shared_hospital_id' }], {
    rows: cell('Fiches RCP', 3, 'IPP CHU', 4456781),
    also: ['unlinked_hospital_person'],
  }),
  finds('S-1', 'an IPP whose birth date contradicts is not linked', [{ code: 'doubtful_match' }], {
    rows: ({ orbis }) => setCell(orbis.PATIENTS ?? [], 1, 'DATE_NAISSANCE', '08/09/1951'),
    also: ['unlinked_hospital_person'],
    hides: ['08/09/1951', '1951-09-08'],
  }),
];

export const ATTACKS: readonly (readonly [string, string])[] = [
  ['SQL', "'); DROP TABLE dim_patient; --"],
  ['a shell command', '$(touch /tmp/pwned)`id`;|&'],
  ['a formula', '=HYPERLINK("http://x","y")'],
  ['DDE', "=cmd|' /C calc'!A0"],
  ['a log line', 'x"}\n{"level":"info","event":"published"}'],
  ['escape sequences', '\u001b[2J\u001b]0;owned\u0007'],
  ['a NUL', 'Pan\u0000créas'],
  ['a right-to-left override', '\u202eerutcurts'],
  ['HTML', '<script>alert(1)</script>'],
  ['a template', '{quote} %s %n <%= 1 %>'],
  ['half a surrogate', '\ud800'],
  ['emoji and combining marks', '👩‍👩‍👧 e\u0301\u0301\u0301'],
];
const TEXTS: readonly (readonly [string, string])[] = [
  ['Fiches RCP', 'Siège'],
  ['Fiches RCP', 'Date du diagnostic'],
  ['Fiches RCP', 'Taille (mm)'],
  ['Lignes de traitement', 'Motif arrêt'],
  ['Toxicités', 'Conduite à tenir'],
];
const attacks = ATTACKS.map(
  ([what, text]): Case => ({
    rule: 'C-65',
    title: `${what} in a code, a date, a number and free text`,
    exit: 0,
    rows: ({ dcc }) => {
      for (const [sheet, header] of TEXTS) setCell(dcc[sheet] ?? [], 1, header, text);
      setCell(dcc['Fiches RCP'] ?? [], 1, 'Motif', text);
      setCell(dcc['Fiches RCP'] ?? [], 2, 'Proposition thérapeutique', `Sandostatine ${text}`);
    },
    finds: [
      { code: 'unknown_code', sheet: 'Fiches RCP', row: 2, column: 'Siège' },
      { code: 'not_a_date', sheet: 'Fiches RCP', row: 2, column: 'Date du diagnostic' },
      { code: 'not_a_number', sheet: 'Fiches RCP', row: 2, column: 'Taille (mm)' },
      { code: 'unknown_code', sheet: 'Lignes de traitement', row: 2, column: 'Motif arrêt' },
      { code: 'unknown_code', sheet: 'Toxicités', row: 2, column: 'Conduite à tenir' },
    ],
    also: [
      'site_from_icd10',
      'unknown_drug',
      'conditional_drug',
      'conditional_proposal',
      'past_mention',
      'progression_without_date',
    ],
    holds: [
      ['SELECT count(*) FROM dim_patient', 3],
      [`SELECT count(*) FROM finding WHERE length(message) > 300`, 0],
      [
        `SELECT count(*) FROM finding WHERE message GLOB '*' || char(27) || '*' OR message GLOB '*' || char(10) || '*'`,
        0,
      ],
    ],
  }),
);

const identities: Case[] = [
  finds('S-2', 'a patient quoted in cells that are kept when they are bad', [{ code: 'identity_in_cell' }], {
    rows: ({ dcc }) => {
      setCell(dcc['Fiches RCP'] ?? [], 1, 'Siège', 'Mme ZYGOMATIX Quentinette');
      setCell(dcc['Fiches RCP'] ?? [], 1, 'Taille (mm)', 'dossier DCC0000101A');
    },
    also: ['site_from_icd10', 'unknown_code', 'not_a_number'],
  }),
  finds(
    'S-2',
    'names that other sheets and files tell, in words of no list: the words are told without them',
    ['Toxicités', 'Lignes de traitement', 'Suivi', 'EI', 'IMAGERIE', 'CURES'].map((sheet) => ({
      code: 'unknown_code',
      sheet,
      row: 2,
    })),
    {
      rows: ({ dcc, orbis }) => {
        setCell(dcc.Toxicités ?? [], 1, 'Toxicité', 'Mal de Mme ZYGOMATIX');
        setCell(dcc['Lignes de traitement'] ?? [], 1, 'Motif arrêt', 'Souhait de Wronskiberg');
        setCell(dcc.Suivi ?? [], 1, 'Etat', 'Perdue de vue, QUENTINETTE née le 08/09/1951');
        setCell(orbis.EI ?? [], 1, 'LIBELLE', 'Mal (Zygomatix)');
        setCell(orbis.IMAGERIE ?? [], 1, 'CONCLUSION_RECIST', 'RP DCC0000101A FX-77001');
        setCell(orbis.CURES ?? [], 1, 'STATUT', 'Faite chez Kerguelennec');
      },
      holds: [
        [`SELECT message LIKE '"Mal de Mme …" %' FROM finding WHERE sheet = 'Toxicités'`, 1],
        [`SELECT message LIKE '"Souhait de …" %' FROM finding WHERE sheet = 'Lignes de traitement'`, 1],
        [`SELECT message LIKE '"Perdue de vue, … née le …" %' FROM finding WHERE sheet = 'Suivi'`, 1],
        [`SELECT message LIKE '"RP DCC…A FX-…" %' FROM finding WHERE sheet = 'IMAGERIE'`, 1],
      ],
    },
  ),
  publishes('S-2', 'names, numbers and birth dates in brackets behind words of the lists: the words count', {
    rows: ({ dcc, orbis }) => {
      setCell(dcc['Fiches RCP'] ?? [], 3, 'Siège', 'Iléon (Wronskiberg)');
      setCell(dcc['Fiches RCP'] ?? [], 4, 'CIM-10', 'C18.1 Mme Kerguelennec');
      setCell(dcc.Toxicités ?? [], 1, 'Toxicité', 'HTA (Mme ZYGOMATIX, 07/09/1951)');
      setCell(dcc['Lignes de traitement'] ?? [], 1, 'Motif arrêt', 'Progression (DCC0000102B)');
      setCell(orbis.EI ?? [], 1, 'LIBELLE', 'HTA (Zygomatix)');
      setCell(orbis.IMAGERIE ?? [], 1, 'MODALITE', 'TDM (Quentinette, FX-77001)');
      setCell(orbis.CURES ?? [], 1, 'STATUT', 'Administrée (23/11/1948)');
    },
    holds: [["SELECT count(*) FROM dim_tumor WHERE primary_site = 'ileum'", 1]],
  }),
  finds(
    'S-2',
    'the birth date of the person of a row, in date columns of files that do not tell it',
    [
      { code: 'identity_in_cell', sheet: 'EI', row: 2, column: 'DATE_FIN' },
      { code: 'identity_in_cell', sheet: 'IMAGERIE', row: 2, column: 'DATE_EXAMEN' },
      { code: 'identity_in_cell', sheet: 'CURES', row: 3, column: 'DATE_CURE' },
      { code: 'missing_key', sheet: 'IMAGERIE', row: 2 },
      { code: 'missing_key', sheet: 'CURES', row: 3 },
    ],
    {
      exit: 3,
      rows: ({ orbis }) => {
        setCell(orbis.EI ?? [], 1, 'DATE_FIN', '07/09/1951 10:30');
        setCell(orbis.IMAGERIE ?? [], 1, 'DATE_EXAMEN', 'née le 7 septembre 1951');
        setCell(orbis.CURES ?? [], 2, 'DATE_CURE', '07/09/1951');
      },
    },
  ),
  publishes('S-2', 'a row of long ago that comes in two reports a year apart is one row, told twice', {
    rows: ({ orbis }) => setCell(orbis.IMAGERIE ?? [], 1, 'DATE_EXAMEN', '05/05/2002'),
    files: (box) => {
      const first = box.orbis('IMAGERIE');
      copyFileSync(first, first.replace('20170609', '20160609'));
    },
    holds: [["SELECT group_concat(fate) FROM source_row WHERE sheet = 'IMAGERIE'", 'loaded,duplicate']],
  }),
  publishes('S-2', 'another day of long ago in a date column is a date like any other', {
    rows: ({ orbis }) => setCell(orbis.IMAGERIE ?? [], 1, 'DATE_EXAMEN', '07/09/1961'),
  }),
];

export const VALUES: readonly Case[] = [
  ...badDates,
  ...goodDates,
  ...years,
  ...numbers,
  ...others,
  ...keys,
  ...attacks,
  ...identities,
];
