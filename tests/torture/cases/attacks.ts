import { mkdirSync, writeFileSync } from 'node:fs';
import { type Case, stops } from '../case.ts';
import type { Rows } from '../valid.ts';
import { ATTACKS } from './values.ts';

/** Who and what a row is about. Where these are an attack as well, the row is set aside and nothing else of it is read. */
const KEPT: Readonly<Record<string, string>> = {
  'N° dossier DCC': 'DCC0000101A',
  'N° fiche': 'FX-77009',
  'Nom de naissance': 'ZYGOMATIX',
  'Nom usuel': '',
  Prénom: 'Quentinette',
  'Né(e) le': '07/09/1951',
  'IPP CHU': '04456781',
  IPP: '04456781',
  NOM_NAISSANCE: 'ZYGOMATIX',
  NOM_USUEL: '',
  PRENOM: 'Quentinette',
  DATE_NAISSANCE: '07/09/1951',
  Version: '1',
  'Statut de la fiche': 'Validée',
  'Date RCP': '20/10/2014',
  Ligne: '2',
  DATE_CURE: '07/05/2013',
  DATE_EXAMEN: '07/06/2013',
  DATE_DEBUT: '08/06/2013',
  MOLECULE: 'BEVACIZUMAB',
  MODALITE: 'TDM',
  STATUT: 'Administrée',
  LIBELLE: 'HTA',
};

/** Puts two rows below a sheet: every cell of one is the attack, of the other every cell but what it is about. */
function attack(rows: Rows, text: string): void {
  const headers = rows[0]?.map(String) ?? [];
  rows.push(
    headers.map(() => text),
    headers.map((header) => KEPT[header] ?? text),
  );
}

/** If an attack replaces the patient's number as well, the cells that repeat it are masked (S-2). */
const ALSO = [
  ...['identity_in_cell', 'invalid_hospital_id', 'unreadable_birth_date', 'missing_key', 'duplicate_key'],
  ...[
    'patient_without_presentation',
    'event_without_line',
    'unknown_drug',
    'conditional_drug',
    'conditional_proposal',
    'past_mention',
  ],
];

const IN_REPORTS = [
  { code: 'not_a_number', sheet: 'CURES', column: 'DOSE_MG' },
  { code: 'unknown_code', sheet: 'IMAGERIE', column: 'CONCLUSION_RECIST' },
];

const everywhere = ATTACKS.map(
  ([what, text]): Case => ({
    rule: 'C-65',
    title: `${what} in every cell of every sheet and report`,
    exit: 3,
    // A CSV with a NUL in it is refused.
    orStops: text.includes('\0'),
    rows: ({ dcc, orbis }) => {
      for (const rows of [...Object.values(dcc), ...Object.values(orbis)]) attack(rows, text);
    },
    finds: [
      { code: 'unknown_code', sheet: 'Fiches RCP', row: 7, column: 'Siège' },
      { code: 'not_a_date', sheet: 'Fiches RCP', row: 7, column: 'Date du diagnostic' },
      { code: 'not_a_number', sheet: 'Fiches RCP', row: 7, column: 'Taille (mm)' },
      { code: 'not_a_date', sheet: 'Lignes de traitement', row: 5, column: 'Date début' },
      // Half a letter is "?" in Windows-1252, which means "unknown".
      ...(text.isWellFormed() ? IN_REPORTS : []),
    ],
    also: ALSO,
    holds: [
      // The number that is an attack belongs to a patient without a presentation, and is reported so.
      ['SELECT count(*) FROM dim_patient', 4],
      ['SELECT count(*) FROM fact_presentation', 5],
      ['SELECT count(*) FROM finding WHERE length(message) > 300', 0],
      ["SELECT count(*) FROM finding WHERE message GLOB '*' || char(27) || '*'", 0],
      ["SELECT count(*) FROM finding WHERE message GLOB '*' || char(10) || '*'", 0],
    ],
  }),
);

const sideFiles = ['-wal', '-journal', '-shm'].map((suffix) =>
  stops('S-9', `warehouse.sqlite${suffix} stands beside the published name`, [`warehouse.sqlite${suffix}`], {
    files: (box) => {
      mkdirSync(box.out, { recursive: true });
      writeFileSync(`${box.target}${suffix}`, 'x');
    },
  }),
);

export const ATTACKED: readonly Case[] = [...everywhere, ...sideFiles];
