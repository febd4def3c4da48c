import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from '#pipelines';
import type { AnySheet } from '../../src/define/source.ts';
import { temporaryFolder } from './inbox.ts';

/** The cells of a row by header; what is left out is blank. */
export type Row = Readonly<Record<string, string>>;

/** Rows by the name of their sheet. */
export type Sheets = Readonly<Record<string, readonly Row[]>>;

/** An inbox of a few rows, as CSV: every declared sheet, those that are not given with a row of somebody else. */
export function smallInbox(sheets: Sheets): string {
  const folder = temporaryFolder();
  for (const { name, filePrefix, layout, sheets: declared } of pipeline.sources) {
    mkdirSync(join(folder, name));
    for (const sheet of declared) {
      const base = `${filePrefix}_${layout === 'workbook' ? `20170610_${sheet.name}` : `${sheet.name}_20170610`}.csv`;
      writeFileSync(
        join(folder, name, base),
        csvOf(sheet, [...(sheets[sheet.name] ?? []), NOBODY[sheet.name] ?? {}]),
      );
    }
  }
  return folder;
}

function csvOf(sheet: AnySheet, rows: readonly Row[]): string {
  const columns = { ...sheet.identity, ...sheet.columns } as Record<string, { headers: readonly string[] }>;
  const headers = Object.values(columns).map((column) => column.headers[0] ?? '');
  const lines = rows.map((row) => headers.map((header) => `"${row[header] ?? ''}"`).join(';'));
  return `\ufeff${[headers.map((header) => `"${header}"`).join(';'), ...lines].join('\r\n')}\r\n`;
}

/** A patient who is never proposed anything: fills the sheets of which a case gives no row. */
const NOBODY: Readonly<Record<string, Row>> = {
  'Fiches RCP': fiche('Z', { 'Proposition thérapeutique': 'Surveillance' }),
  'Lignes de traitement': line('Z', { Type: 'Chirurgie', Protocole: '', 'Date fin': '' }),
  Toxicités: {
    'N° dossier DCC': fileOf('Z'),
    Ligne: '1',
    Toxicité: 'HTA',
    Présente: 'N',
  },
  Suivi: followUp('Z'),
  PATIENTS: person('Z'),
  CURES: cure('Z', '10/01/2012', { MOLECULE: 'OCTREOTIDE', PROTOCOLE: 'SANDOSTATINE' }),
  IMAGERIE: { IPP: ippOf('Z'), DATE_EXAMEN: '10/02/2012', MODALITE: 'TDM', CONCLUSION_RECIST: 'SD' },
  EI: {
    IPP: ippOf('Z'),
    DATE_DEBUT: '10/02/2012',
    LIBELLE: 'HTA',
    GRADE_CTCAE: '1',
    IMPUTABILITE: 'Inconnue',
  },
};

function fileOf(who: string): string {
  return `DOSSIER${who}0000`;
}

function ippOf(who: string): string {
  return `7700${String(who.charCodeAt(0)).padStart(4, '0')}`;
}

/** A validated fiche of 02/01/2012 that proposes FOLFOX and bevacizumab; `who` is one capital letter. */
export function fiche(who: string, cells: Row = {}): Row {
  return {
    'N° fiche': `${who.charCodeAt(0)}`,
    Version: '1',
    'Statut de la fiche': 'Validée',
    'N° dossier DCC': fileOf(who),
    'IPP CHU': ippOf(who),
    'Nom de naissance': `Nomdu${who}`,
    Prénom: `Pre${who}`,
    'Né(e) le': '03/04/1950',
    Sexe: 'F',
    'Date RCP': '02/01/2012',
    Siège: 'Pancréas',
    'Preuve histologique': 'O',
    Différenciation: 'Bien différenciée',
    'Date du diagnostic': '05/12/2011',
    'Proposition thérapeutique': 'FOLFOX + bevacizumab',
    ...cells,
  };
}

/** A line of FOLFOX and bevacizumab from 10/01/2012 to 20/07/2012. */
export function line(who: string, cells: Row = {}): Row {
  return {
    'N° dossier DCC': fileOf(who),
    Ligne: '1',
    Type: 'Chimiothérapie',
    Protocole: 'FOLFOX + bevacizumab',
    Lieu: 'CHU',
    'Date début': '10/01/2012',
    'Date fin': '20/07/2012',
    ...cells,
  };
}

/** Alive on 01/03/2016. */
export function followUp(who: string, cells: Row = {}): Row {
  return {
    'N° dossier DCC': fileOf(who),
    'Date des dernières nouvelles': '01/03/2016',
    Etat: 'Vivant',
    ...cells,
  };
}

/** The person of the hospital's file. */
export function person(who: string, cells: Row = {}): Row {
  return {
    IPP: ippOf(who),
    NOM_NAISSANCE: `Nomdu${who}`,
    PRENOM: `Pre${who}`,
    DATE_NAISSANCE: '03/04/1950',
    SEXE: 'F',
    ...cells,
  };
}

/** A cure of bevacizumab that was given. */
export function cure(who: string, day: string, cells: Row = {}): Row {
  return {
    IPP: ippOf(who),
    DATE_CURE: day,
    PROTOCOLE: 'FOLFOX-BEVACIZUMAB',
    MOLECULE: 'BEVACIZUMAB',
    DOSE_MG: '300',
    STATUT: 'Administrée',
    ...cells,
  };
}
