import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import * as XLSX from 'xlsx';
import { pipeline } from '#pipelines';
import { keyring } from '../../src/deidentify/pseudonym.ts';
import { type Extraction, type ExtractOptions, extract } from '../../src/extract/extract.ts';
import { openBook, stageBook } from '../../src/extract/read-file.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { type Problem, Refusal } from '../../src/findings/problem.ts';
import { type Choice, choose } from '../../src/inbox/choose.ts';
import { Problems } from '../../src/inbox/collect.ts';
import { gather } from '../../src/inbox/gather.ts';
import { KnownHashes } from '../../src/inbox/known-hashes.ts';
import { LIMITS, type Limits } from '../../src/inbox/limits.ts';
import { readName } from '../../src/inbox/names.ts';
import { inMemory } from '../../src/readers/file-bytes.ts';
import type { RawRow, Reader, ReadNotes } from '../../src/readers/raw-book.ts';
import { openCache } from '../../src/staging/cache.ts';
import { EVERYBODY } from '../../src/staging/persons.ts';
import {
  BLANK,
  type CellRef,
  type StagedCell,
  type StagedRow,
  type TypedCell,
} from '../../src/staging/row.ts';
import { newStaging, type Staging } from '../../src/staging/store.ts';
import { stageFile } from '../../src/staging/writer.ts';

export const KEY = Buffer.alloc(32, 7);
export const KEYS = keyring(KEY);
export const PIPELINE_MODULE = import.meta.resolve('#pipelines');

export type Cell = string | number | boolean | null | XLSX.CellObject;
export type Rows = readonly (readonly Cell[])[];

/** A file as a reader returns it, with all rows, checked against its checksums. */
export async function readAll(
  reader: Reader,
  bytes: Buffer | string,
): Promise<{ readonly sheets: readonly string[]; readonly rows: RawRow[]; readonly notes: ReadNotes }> {
  const book = await reader('file', inMemory(Buffer.from(bytes)), () => true);
  try {
    return { sheets: book.sheets, rows: (await Array.fromAsync(book.rows)).flat(), notes: book.notes };
  } finally {
    await book.verify();
  }
}

/** An Excel date: a serial under a number format. */
export const dated = (serial: number, format: string): XLSX.CellObject => ({ t: 'n', v: serial, z: format });

/** An inbox and a state folder on disk, gone after the test. */
export class Inbox implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'extract-'));
  readonly path = join(this.root, 'inbox');
  readonly state = join(this.root, 'state');

  constructor() {
    mkdirSync(this.path);
  }

  write(name: string, content: string | Buffer): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** A whole DCC extraction, some of its sheets replaced. */
  dcc(name = 'DCC_RENATEN_20240101.xlsx', sheets: Readonly<Record<string, Rows>> = {}): string {
    return this.write(
      `dcc/${name}`,
      workbook({ ...DCC, ...sheets }, name.endsWith('.xls') ? 'biff8' : 'xlsx'),
    );
  }

  extract(options: Partial<ExtractOptions> = {}): Promise<Extraction> {
    return extract({
      inbox: this.path,
      stateDir: this.state,
      pipeline,
      pipelineModule: PIPELINE_MODULE,
      key: KEY,
      keyring: KEYS,
      limits: { freshMs: 0 },
      ...options,
    });
  }

  /** Which files would be used, without reading any. */
  async chosen(
    limits: Partial<Limits> = {},
    useFile?: string,
  ): Promise<Choice & { readonly unknown: number }> {
    const problems = new Problems();
    const gathered = await gather(
      this.path,
      pipeline.sources,
      { ...LIMITS, freshMs: 0, ...limits },
      new KnownHashes(this.state),
      problems,
    );
    const choice = choose(pipeline.sources, gathered.exports, { useFile, isBroken: gathered.isBroken });
    return { ...choice, problems: [...problems.all, ...choice.problems], unknown: gathered.unknown };
  }

  /** Stages one file in this process; gives its problem, or what was found. */
  async stage(name: string, bytes: Buffer | string): Promise<Problem | readonly Finding[]> {
    const source = pipeline.sources.find((one) => readName(name, one) !== 'unknown');
    const read = source === undefined ? 'unknown' : readName(name, source);
    if (typeof read === 'string') throw new Error(`${name} is no export`);
    const cache = openCache(this.state, read.source.name, KEYS.keyId);
    try {
      const file = { ...read, file: name, extractedOn: read.stamp.slice(0, 10) };
      const opened = await openBook(file, inMemory(Buffer.from(bytes)));
      await stageFile(cache.sql, name, (writer) => stageBook(file, opened, KEYS, writer));
      const used = { fileId: 1, sha256: '0'.repeat(64), sizeBytes: 1, status: 'used' as const };
      const { format, stamp } = read;
      cache.assignFileIds(
        [{ file: { ...used, source: read.source.name, file: name, format, stamp }, fingerprint: name }],
        () => 0,
        1,
      );
      return cache.findingsOf(name);
    } catch (error) {
      if (error instanceof Refusal) return error.problem;
      throw error;
    } finally {
      cache.close();
    }
  }

  staging(): Staging {
    return newStaging(
      this.state,
      readdirSync(this.state)
        .flatMap((name) => /^staging-(\w+)\.sqlite$/.exec(name)?.[1] ?? [])
        .sort(),
    );
  }

  /** Staged rows of one sheet with the texts of their cells by field: null for a blank one, free text as parsed. */
  rows(sheet: string): (StagedRow & { readonly by: Record<string, unknown> })[] {
    const staging = this.staging();
    try {
      const found = staging.sheets().filter((one) => one.sheet === sheet);
      const people = [
        ...[...staging.persons(EVERYBODY)].flatMap((person) => person.rows),
        ...[...staging.strangers()].flatMap((stranger) => stranger.rows),
        ...staging.rowsWithoutPerson(),
      ];
      return found.flatMap(({ sheetId, fields }) => {
        const dictionaries = staging.dictionaries(sheetId);
        return people
          .filter((row) => row.sheetId === sheetId)
          .sort((a, b) => a.rowNumber - b.rowNumber)
          .map((row) => ({
            ...row,
            by: Object.fromEntries(
              fields.map((field, index) => [field, textOf(row.cells[index], dictionaries[index])]),
            ),
          }));
      });
    } finally {
      staging.close();
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The text of the cell that a row refers to, decrypted; null for a blank one. Free text has its parsed content only. */
function textOf(ref: CellRef = BLANK, dictionary: readonly StagedCell[] = []): string | TypedCell | null {
  const cell = typeof ref === 'number' ? dictionary[ref] : ref[0];
  if (cell === undefined || ref === BLANK) return null;
  const typed = 'sealed' in cell ? (JSON.parse(KEYS.unseal(cell.sealed)) as TypedCell) : cell;
  return typed.text ?? typed;
}

export const FICHE_HEADERS = [
  ...['N° fiche', 'Version', 'Statut de la fiche', 'N° dossier DCC', 'IPP CHU', 'Nom de naissance', 'Prénom'],
  ...['Né(e) le', 'Sexe', 'Date RCP', 'Siège', 'Proposition thérapeutique', 'Ki67 (%)', 'Date du diagnostic'],
];

/** A fiche, some of its cells replaced by header. */
export function fiche(cells: Readonly<Record<string, Cell>> = {}): Cell[] {
  const usual: Record<string, Cell> = {
    'N° fiche': 'F1001',
    Version: 1,
    'Statut de la fiche': 'Validée',
    'N° dossier DCC': 'DCC000111A',
    'IPP CHU': 12345,
    'Nom de naissance': 'ZYGOMATIX',
    Prénom: 'Quentinette',
    'Né(e) le': '07/09/1951',
    Sexe: 'F',
    'Date RCP': '12/03/2014',
    Siège: 'Pancréas',
    'Ki67 (%)': '15',
    'Date du diagnostic': '01/02/2014',
    'Proposition thérapeutique': 'FOLFOX + bevacizumab',
  };
  return FICHE_HEADERS.map((header) => ({ ...usual, ...cells })[header] ?? null);
}

export const fiches = (...rows: readonly Readonly<Record<string, Cell>>[]): Rows => [
  FICHE_HEADERS,
  ...rows.map(fiche),
];

export const DCC: Readonly<Record<string, Rows>> = {
  'Fiches RCP': [['Extraction DCC RENATEN du 01/01/2010 au 31/12/2023'], [], ...fiches({})],
  'Lignes de traitement': [
    ['N° dossier DCC', 'Ligne', 'Type', 'Protocole', 'Date début'],
    ['DCC000111A', 1, 'Chimiothérapie', 'FOLFOX', '01/04/2014'],
  ],
  Toxicités: [
    ['N° dossier DCC', 'Ligne', 'Toxicité', 'Présente', 'Imputabilité'],
    ['DCC000111A', 1, 'HTA', 'N', null],
  ],
  Suivi: [
    ['N° dossier DCC', 'Date des dernières nouvelles', 'Etat', 'Date de décès'],
    ['DCC000111A', '01/01/2016', 'Vivant', null],
  ],
};

export function workbook(
  sheets: Readonly<Record<string, Rows>>,
  bookType: XLSX.BookType = 'xlsx',
  { is1904 = false } = {},
): Buffer {
  const book = XLSX.utils.book_new();
  if (is1904) book.Workbook = { WBProps: { date1904: true } };
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), name);
  }
  return XLSX.write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
}

/** CSV text: `;`, CRLF, quotes where needed. */
export function csv(rows: Rows, lineEnd = '\r\n'): string {
  const quoted = (cell: Cell): string =>
    /[;"\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? '');
  return rows.map((row) => row.map(quoted).join(';') + lineEnd).join('');
}

export const latin = (text: string): Buffer => iconv.encode(text, 'win1252');

export const PERSONS: Rows = [
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
  ['00012345', 'ZYGOMATIX', '', 'Quentinette', '07/09/1951', 'F', '', '02/01/2016'],
];

/** A zip archive by hand: members, and what to put wrong. */
export function zipOf(
  members: Readonly<Record<string, string | Buffer>>,
  wrong: { readonly crc?: string; readonly claim?: number } = {},
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw, { level: 1 });
    const crc = (crc32(raw) ^ (wrong.crc === name ? 1 : 0)) >>> 0;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    for (const [header, at] of [
      [local, 8],
      [central, 10],
    ] as const) {
      header.writeUInt16LE(8, at);
      header.writeUInt32LE(crc, at + 6);
      header.writeUInt32LE(packed.length, at + 10);
      header.writeUInt32LE(wrong.claim ?? raw.length, at + 14);
      header.writeUInt16LE(Buffer.byteLength(name), at + 18);
    }
    central.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The members of an .xlsx with one sheet of this XML; `parts` stand beside it as `xl/NAME.xml`, the caller's to add. */
export function xlsxMembers(
  sheetXml: string,
  sheetName = 'Feuil1',
  parts: readonly string[] = [],
): Record<string, string> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relations = parts
    .map((part) => `<Relationship Id="${part}" Type="${RELATION}/${part}" Target="${part}.xml"/>`)
    .join('');
  const overrides = parts
    .map((part) => `<Override PartName="/xl/${part}.xml" ContentType="${type}.${part}+xml"/>`)
    .join('');
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/>${overrides}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATION}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/>${relations}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml,
  };
}

export const sheetXml = (rows: string, more = ''): string =>
  `<worksheet ${MAIN}>${more}<sheetData>${rows}</sheetData></worksheet>`;
