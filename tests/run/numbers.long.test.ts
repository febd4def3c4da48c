import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { type Ended, etl, temporaryFolder } from './inbox.ts';

const FICHES =
  'N° fiche;Version;Statut de la fiche;N° dossier DCC;IPP CHU;Nom de naissance;Prénom;Né(e) le;Sexe;Date RCP;Siège;Proposition thérapeutique;Preuve histologique;Différenciation';
const LINES = 'N° dossier DCC;Ligne;Type;Protocole;Date début';
const TOXICITIES = 'N° dossier DCC;Ligne;Toxicité;Présente;Imputabilité';
const FOLLOW_UP = 'N° dossier DCC;Date des dernières nouvelles;Etat;Date de décès';
const CURES = 'IPP;DATE_CURE;PROTOCOLE;MOLECULE;STATUT';
const PEOPLE = 20;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What may be written otherwise; `i` counts people from 1. */
interface Written {
  readonly fiche?: (i: number) => string;
  readonly line?: (i: number) => string;
  readonly news?: (i: number) => string;
  readonly ipp?: (i: number) => string;
  readonly more?: readonly string[];
  readonly orphans?: number;
}

const number = (i: number): string => `00${7100 + i}`;
const two = (i: number): string => String(i).padStart(2, '0');

/** Twenty people of the registry, each with a fiche, a line and news, and 12 cures in the hospital. */
function night({
  fiche = number,
  line = number,
  news = number,
  ipp,
  more = [],
  orphans = 0,
}: Written = {}): Ended {
  const people = Array.from({ length: PEOPLE }, (_, index) => index + 1);
  for (const name of ['dcc', 'orbis']) mkdirSync(join(folder, 'inbox', name), { recursive: true });
  const write = (name: string, header: string, rows: readonly string[]): void =>
    writeFileSync(join(folder, 'inbox', name), `${[header, ...rows].join('\r\n')}\r\n`);
  const sheet = (name: string): string => `dcc/DCC_RENATEN_20170610_${name}.csv`;
  write(sheet('Fiches_RCP'), FICHES, [
    ...people.map(
      (i) =>
        `F${i};1;Validée;${fiche(i)};${3_100_000 + i};Nom${two(i)}x;Prenom;${two(i)}/03/1950;F;${two(i)}/01/2012;Pancréas;FOLFOX + bevacizumab;O;Bien différenciée`,
    ),
    ...more,
  ]);
  const strangers = Array.from({ length: orphans }, (_, index) => `99990${index};01/01/2014;Vivant;`);
  write(
    sheet('Lignes_de_traitement'),
    LINES,
    people.map((i) => `${line(i)};1;Chimiothérapie;FOLFOX + bevacizumab;20/01/2012`),
  );
  write(sheet('Toxicités'), TOXICITIES, [`${line(1)};1;HTA;N;`]);
  write(sheet('Suivi'), FOLLOW_UP, [
    ...people.slice(strangers.length).map((i) => `${news(i)};01/01/2014;Vivant;`),
    ...strangers,
  ]);
  if (ipp !== undefined)
    write(
      'orbis/ORBIS_CURES_20170610.csv',
      CURES,
      people.slice(0, 12).map((i) => `${ipp(i)};20/01/2012;FOLFOX;OXALIPLATINE;Administrée`),
    );
  return etl({ EXPORTS: join(folder, 'inbox'), OUT: join(folder, 'out') });
}

function rows(sql: string): unknown[] {
  const db = openReadOnly(join(folder, 'out', 'warehouse.sqlite'));
  try {
    return db.prepare(sql).raw().all();
  } finally {
    db.close();
  }
}

it('leading zeros, ".0", invisible characters and full-width digits make no second patient (C-102)', () => {
  const { exitCode } = night({ line: (i) => `${7100 + i}.0`, news: (i) => `\u200b${7100 + i},0` });
  expect(exitCode).toBe(0);
  expect(rows('SELECT count(*) FROM dim_patient')).toEqual([[PEOPLE]]);
  expect(rows("SELECT count(*) FROM finding WHERE code = 'patient_without_presentation'")).toEqual([[0]]);
});

it('file numbers in scientific notation publish nothing, and the screen gives the column and the cause (C-102)', () => {
  const spelled = (): string => '2,01700E+11';
  const { exitCode, stderr } = night({ fiche: spelled, line: spelled, news: spelled });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    'DCC_RENATEN_20170610_Fiches_RCP.csv, Fiches RCP: 20 of 20 rows rejected, 20 of them because the number in column N° dossier DCC is in scientific notation',
  );
  expect(stderr).not.toContain('E+11');
});

it('a report without a readable IPP publishes nothing, and the screen names the IPP (C-55)', () => {
  const { exitCode, stderr } = night({ ipp: (i) => `*${3_100_000 + i}*` });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    'ORBIS_CURES_20170610.csv, CURES: 12 of 12 rows rejected, 12 of them because the number in column IPP is no number of 1 to 8 digits',
  );
});

it('a row whose file number no fiche has is rejected and makes no patient; at most 5 % of a sheet may (C-103)', {
  timeout: 300_000,
}, () => {
  expect(night({ orphans: 1 }).exitCode).toBe(3);
  expect(rows('SELECT count(*) FROM dim_patient')).toEqual([[PEOPLE]]);
  expect(rows("SELECT severity, sheet, row_number FROM finding WHERE code = 'orphan_row'")).toEqual([
    ['error', 'Suivi', 21],
  ]);
  const { exitCode, stderr } = night({ orphans: 2 });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('check_orphan_rows: 1/');
  expect(stderr).toContain('Suivi: 2 of 20 rows rejected, 2 of them because no fiche has the file number');
});

it('a fiche of any status keeps the rows of its file number (C-103)', () => {
  const more = [
    'F90;1;Reportée;4242;;Nomu;Prenom;01/03/1950;F;01/01/2012;Pancréas;FOLFOX;O;Bien différenciée',
  ];
  expect(night({ more, news: (i) => (i === 1 ? '4242' : number(i)) }).exitCode).toBe(0);
  expect(rows("SELECT count(*) FROM finding WHERE code = 'orphan_row'")).toEqual([[0]]);
});

it('one person under two file numbers is a finding with both places (C-104)', () => {
  const more = [
    'F90;1;Validée;4242;;NOM03X;Prénom;03/03/1950;F;01/01/2012;Pancréas;FOLFOX;O;Bien différenciée',
  ];
  expect(night({ more }).exitCode).toBe(0);
  expect(rows('SELECT count(*) FROM dim_patient')).toEqual([[PEOPLE + 1]]);
  expect(
    rows(
      "SELECT row_number, message LIKE '%Fiches_RCP.csv, Fiches RCP, row 4;%' FROM finding WHERE code = 'same_person_twice'",
    ),
  ).toEqual([[22, 1]]);
});

it('a fiche with a fiche number that Excel changed is rejected, and the person is not split or lost (C-102)', () => {
  const more = ['1,2E+07;1;Validée;7101;;Nom01x;Prenom;01/03/1950;F;02/01/2012;Pancréas;FOLFOX'];
  expect(night({ more }).exitCode).toBe(3);
  expect(rows('SELECT count(*) FROM dim_patient')).toEqual([[PEOPLE]]);
  expect(rows("SELECT row_number, source_column FROM finding WHERE code = 'unusable_number'")).toEqual([
    [22, 'N° fiche'],
  ]);
});

it('people of one number stop the run with the rows (C-102)', () => {
  const { exitCode, stderr } = night({ fiche: (i) => (i <= 3 ? '7101' : number(i)) });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('rows 2, 3, 4: found one file number with 3 birth dates and 1 sex');
  expect(stderr).not.toContain('7101');
});
