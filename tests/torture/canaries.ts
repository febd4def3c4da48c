import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Box } from './box.ts';
import { addColumn, setCell } from './case.ts';
import {
  type Cell,
  csvText,
  DCC_FILE,
  type Delivery,
  latin,
  type Rows,
  validDelivery,
  workbook,
} from './valid.ts';

/** Something of a person that must be nowhere; a birth date in each of its spellings. */
export interface Canary {
  readonly kind: 'name' | 'ipp' | 'birth date' | 'file number';
  readonly spellings: readonly string[];
}

interface Someone {
  readonly name: string;
  readonly first: string;
  readonly file: string;
  readonly fiche: string;
  readonly ipp: string;
  readonly born: string;
}

/** Invented people whose every trait is unlike anything else in a warehouse. */
export function someone(index: number): Someone {
  const letters = (salt: number): string =>
    [3, 5, 7, 11, 13]
      .map((step) => String.fromCharCode(65 + ((index * step + salt * 7 + step) % 26)))
      .join('');
  const number = 10_000_019 + index * 7_919;
  const day = String(1 + (index % 28)).padStart(2, '0');
  const month = String(1 + (index % 12)).padStart(2, '0');
  return {
    name: `ÉQX${letters(1)}Ç`,
    first: `Zwë${letters(2).toLowerCase()}q`,
    file: `DQ${number}K`,
    fiche: `FQ${number + 3}Z`,
    ipp: String(number + 40_000_001),
    born: `${day}/${month}/${1931 + (index % 40)}`,
  };
}

export function canariesOf({ name, first, file, fiche, ipp, born }: Someone): Canary[] {
  const [day = '', month = '', year = ''] = born.split('/');
  return [
    { kind: 'name', spellings: [name] },
    { kind: 'name', spellings: [first] },
    { kind: 'file number', spellings: [file] },
    { kind: 'file number', spellings: [fiche] },
    { kind: 'ipp', spellings: [ipp, String(Number(ipp))] },
    {
      kind: 'birth date',
      spellings: [born, `${year}-${month}-${day}`, `${day}${month}${year}`, `${year}${month}${day}`],
    },
  ];
}

/** A delivery full of people: in identity cells, and where they do not belong. */
export function deliverPeople(box: Box, people: readonly Someone[], isBroken = false): void {
  const delivery = validDelivery();
  addPeople(delivery, people);
  if (isBroken) addColumn(delivery.dcc['Fiches RCP'] ?? [], people[3]?.name ?? '', people[4]?.first);
  const sheets = isBroken
    ? Object.fromEntries(Object.entries(delivery.dcc).filter(([name]) => name !== 'Suivi'))
    : delivery.dcc;
  box.write(
    `dcc/${DCC_FILE}`,
    workbook({ ...sheets, [`${people[0]?.name} ${people[0]?.ipp}`]: [['a'], ['b']] }),
  );
  for (const [report, rows] of Object.entries(delivery.orbis))
    box.write(`orbis/ORBIS_${report}_20170609.csv`, latin(csvText(rows)));
  box.write(`dcc/${people[1]?.name} ${people[1]?.file}.xlsx`, 'x');
  // A name close to that of an export stops the run (C-105).
  box.write(`orbis/${isBroken ? 'ORBIS_CURES_' : 'cures de '}${people[2]?.name}.csv`, 'x');
  box.write(
    'oppositions.csv',
    latin(
      csvText([
        ['N° dossier DCC', 'IPP'],
        [people[5]?.file ?? '', ''],
        ['DQ999K', people[6]?.ipp ?? ''],
      ]),
    ),
  );
}

function addPeople({ dcc, orbis }: Delivery, people: readonly Someone[]): void {
  const fiches = dcc['Fiches RCP'] ?? [];
  for (const [index, one] of people.entries()) {
    const row = [...(fiches[1] ?? [])];
    fiches.push(row);
    const at = fiches.length - 1;
    const quote = [
      `Mme ${one.name}`,
      `né le ${one.born}`,
      one.ipp,
      `dossier ${one.file}`,
      `${one.first} ${one.name}`,
    ][index % 5];
    const cells = {
      'N° fiche': one.fiche,
      'N° dossier DCC': one.file,
      'IPP CHU': index % 2 ? Number(one.ipp) : one.ipp,
      'Nom de naissance': one.name,
      'Nom usuel': one.name,
      Prénom: one.first,
      'Né(e) le': one.born,
      Motif: quote,
      RCP: quote,
      'Proposition thérapeutique': `FOLFOX chez ${quote}`,
      [['Siège', 'Ki67 (%)', 'Date du diagnostic', 'Taille (mm)', 'Sites métastatiques'][index % 5] ?? '']:
        quote,
    };
    for (const [header, value] of Object.entries(cells)) setCell(fiches, at, header, value);
    dcc.Suivi?.push([one.file, index % 3 ? '12/01/2016' : one.born, 'Vivant', null]);
    orbis.PATIENTS?.push([one.ipp, one.name, '', one.first, one.born, 'F', '-', '12/01/2016']);
    quoteElsewhere({ dcc, orbis }, one, people[(index + 1) % people.length] ?? one, index);
  }
}

/** In sheets and files without identity columns: the person of the row, and another one. */
function quoteElsewhere({ dcc, orbis }: Delivery, one: Someone, other: Someone, index: number): void {
  const [name, born] = index % 2 === 0 ? [one.name, one.born] : [other.first, one.born];
  const [day = '', month = '', year = ''] = one.born.split('/');
  const number = [other.ipp, other.file, other.fiche, one.ipp][index % 4] ?? '';
  const spelled =
    [born, `né le ${born}`, `${year}-${month}-${day}`, `${day}${month}${year}`][index % 4] ?? '';
  const place = (sheet: Rows | undefined, cells: Readonly<Record<string, Cell>>): void => {
    if (sheet === undefined) return;
    const last = sheet.push([...(sheet[1] ?? [])]) - 1;
    for (const [header, value] of Object.entries(cells)) setCell(sheet, last, header, value);
  };
  const ofRegistry = { 'N° dossier DCC': one.file, Ligne: 1 };
  place(dcc['Lignes de traitement'], {
    ...ofRegistry,
    'Motif arrêt': `Progression, Mme ${name}`,
    'Meilleure réponse': `RP ${number}`,
    'Date fin': spelled,
    'Nb cures bevacizumab': `3 (${number})`,
    'Siège opéré': `foie de ${name}`,
    Lieu: `CHU né le ${born}`,
  });
  place(dcc.Toxicités, {
    ...ofRegistry,
    Toxicité: `HTA ${name}`,
    Grade: number,
    'Conduite à tenir': spelled,
  });
  place(orbis.CURES, {
    IPP: one.ipp,
    DATE_CURE: index % 3 ? '03/05/2013' : spelled,
    STATUT: `${name}`,
    DOSE_MG: `${number} mg`,
  });
  place(orbis.CURES, { IPP: one.ipp, DATE_CURE: '17/05/2013' });
  place(orbis.CURES, { IPP: one.ipp, MOLECULE: `BEVACIZUMAB ${name}`, STATUT: `faite ${born}` });
  place(orbis.EI, {
    IPP: one.ipp,
    DATE_DEBUT: spelled,
    LIBELLE: `HTA ${name.toLowerCase()}`,
    CONDUITE: number,
  });
  place(orbis.EI, { IPP: one.ipp, DATE_FIN: `${born} ${name}`, GRADE_CTCAE: spelled, IMPUTABILITE: name });
  place(orbis.IMAGERIE, {
    IPP: one.ipp,
    DATE_EXAMEN: spelled,
    MODALITE: name,
    CONCLUSION_RECIST: `RP ${number}`,
  });
  place(orbis.IMAGERIE, { IPP: one.ipp, MODALITE: spelled, CONCLUSION_RECIST: `SD ${name} ${born}` });
  // Behind a word that the column understands, which counts.
  place(dcc.Toxicités, { ...ofRegistry, Toxicité: `HTA (${name}, ${born})`, Grade: `2 (${number})` });
  place(orbis.CURES, {
    IPP: one.ipp,
    DATE_CURE: '31/05/2013',
    STATUT: `Administrée (${one.name} ${number})`,
  });
  place(orbis.IMAGERIE, {
    IPP: one.ipp,
    DATE_EXAMEN: '01/07/2013',
    MODALITE: `TDM (${number})`,
    CONCLUSION_RECIST: `RP (${name}, ${spelled})`,
  });
}

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** Every form under which a text might have got out: encodings, case, accents, unkeyed hashes in hex and bytes. */
function forms(text: string): Buffer[] {
  const variants = [
    ...new Set([
      text,
      withoutAccents(text),
      text.toLowerCase(),
      withoutAccents(text).toLowerCase(),
      text.toUpperCase(),
    ]),
  ];
  return variants.flatMap((one) => [
    ...(['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(one, encoding)),
    Buffer.from(one.normalize('NFD')),
    ...['md5', 'sha1', 'sha256'].flatMap((algorithm) => {
      const digest = createHash(algorithm).update(one).digest();
      return [digest, Buffer.from(digest.toString('hex')), Buffer.from(digest.toString('base64'))];
    }),
  ]);
}

/** Bytes by which a form is looked up: shorter ones are not searched for. */
const START = 4;

/** The canaries that are found in some bytes: one pass over them, whatever the number of canaries. */
export function found(canaries: readonly Canary[], bytes: readonly Buffer[]): string[] {
  const wanted = canaries.flatMap(({ kind, spellings }) =>
    spellings.flatMap((spelling) => forms(spelling).map((form) => ({ form, name: `${kind} ${spelling}` }))),
  );
  const byStart = Map.groupBy(
    wanted.filter(({ form }) => form.length >= START),
    ({ form }) => form.readUInt32LE(0),
  );
  const names = new Set<string>();
  for (const hay of bytes) {
    for (let at = 0; at + START <= hay.length; at += 1) {
      for (const { form, name } of byStart.get(hay.readUInt32LE(at)) ?? []) {
        if (hay.compare(form, 0, form.length, at, Math.min(hay.length, at + form.length)) === 0)
          names.add(name);
      }
    }
  }
  return [...names];
}

/** Every byte below a folder, the pseudonym key aside, and the names of its files. */
export function bytesBelow(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => [Buffer.from(entry.name), readFileSync(join(entry.parentPath, entry.name))]);
}
