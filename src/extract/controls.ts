import type { Finding } from '../audit/finding.ts';
import { missingReason } from '../cell/missing.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { AnySheet, Source } from '../define/source.ts';
import type { Keyring } from '../staging/pseudonym.ts';
import type { Correction } from '../staging/row.ts';
import { inMemory } from './file-bytes.ts';
import { headerKey } from './header.ts';
import { sheetKey } from './names.ts';
import { refuse } from './problem.ts';
import type { RawRow } from './raw-book.ts';
import { readCsv } from './read-csv.ts';
import { identityText, KeyMaker } from './row-key.ts';
import { refuseStrayQuotes } from './stray-quotes.ts';

/** Who opposed the use of their data, as keyed hashes (C-54). */
export interface Oppositions {
  readonly patients: ReadonlySet<string>;
  readonly hospitals: ReadonlySet<string>;
}

export const NO_OPPOSITIONS: Oppositions = { patients: new Set(), hospitals: new Set() };

/** Column names of `corrections.csv`; author, reason and date are the reader's. */
const CORRECTION_COLUMNS = ['source', 'key', 'column', 'old_value', 'new_value'] as const;
type CorrectionColumn = (typeof CORRECTION_COLUMNS)[number];

/** Reads `oppositions.csv`: a file number or a hospital number a row. Refuses one that is not in that form (C-54). */
export async function readOppositions(
  file: string,
  bytes: Buffer,
  sources: readonly Source[],
  keyring: Keyring,
): Promise<{ readonly oppositions: Oppositions; readonly findings: readonly Finding[] }> {
  const [header, ...rows] = await rowsOf(file, bytes);
  const patientAt = positionOf(header, headersOf(sources, 'patient'));
  const hospitalAt = positionOf(header, headersOf(sources, 'hospital_id'));
  refuseDoubled(file, header);
  if (patientAt < 0 && hospitalAt < 0) refuseForm(file, header, 'the header "N° dossier DCC;IPP"');
  const patients = new Set<string>();
  const hospitals = new Set<string>();
  const findings: Finding[] = [];
  for (const { cells, rowNumber } of rows) {
    const fileNumber = identityText(cells[patientAt] ?? null);
    const hospitalId = identityText(cells[hospitalAt] ?? null);
    const hospital = hospitalId === null ? null : keyring.hospital(hospitalId);
    if (fileNumber !== null) patients.add(keyring.patient(fileNumber));
    if (hospital !== null) hospitals.add(hospital);
    const isUnusable =
      (hospitalId !== null && hospital === null) || (fileNumber === null && hospitalId === null);
    if (isUnusable) findings.push({ code: 'unknown_opposition', place: { file, rowNumber } });
  }
  return { oppositions: { patients, hospitals }, findings };
}

/**
 * Reads `corrections.csv`. The key is hashed here and kept nowhere. What names no declared sheet, key or column, or an
 * identity column, is a finding (C-54).
 */
export async function readCorrections(
  file: string,
  bytes: Buffer,
  sources: readonly Source[],
  context: ReadContext,
  keyring: Keyring,
): Promise<{ readonly corrections: readonly Correction[]; readonly findings: readonly Finding[] }> {
  const [header, ...rows] = await rowsOf(file, bytes);
  refuseDoubled(file, header);
  const at = Object.fromEntries(CORRECTION_COLUMNS.map((name) => [name, positionOf(header, [name])]));
  if (Object.values(at).some((position) => position < 0)) {
    refuseForm(file, header, `the header "${CORRECTION_COLUMNS.join(';')};author;reason;date"`);
  }
  refuseCutRow(file, header, rows.at(-1));
  const targets = new Map(
    sources.flatMap((source) => source.sheets.map((sheet) => [sheetKey(sheet.name), { source, sheet }])),
  );
  const keys = new Map<AnySheet, KeyMaker>();
  const corrections: Correction[] = [];
  const findings: Finding[] = [];
  for (const { cells, rowNumber } of rows) {
    const text = (name: CorrectionColumn): string => shown(cells[at[name] ?? -1] ?? null);
    const target = targets.get(sheetKey(text('source')));
    const column = target === undefined ? null : columnOf(target.sheet, text('column'));
    const keyHash = target === undefined ? null : hashOf(target.sheet, text('key'), context, keyring, keys);
    if (target === undefined || column === null || keyHash === null) {
      findings.push({ code: 'unmatched_correction', place: { file, rowNumber } });
      continue;
    }
    const [oldValue, newValue] = [text('old_value'), text('new_value')];
    const values = { oldValue, oldHash: keyring.text(oldValue), newValue };
    corrections.push({
      rowNumber,
      source: target.source.name,
      sheet: target.sheet.name,
      keyHash,
      ...column,
      ...values,
    });
  }
  return { corrections, findings };
}

async function rowsOf(file: string, bytes: Buffer): Promise<RawRow[]> {
  const { rows, notes } = await readCsv(file, inMemory(bytes), () => true);
  if (notes.hasMixedEncoding) refuseMixed(file);
  const found = (await Array.fromAsync(rows)).flat();
  for (const row of found) refuseStrayQuotes({ file }, row, found[0]?.cells.length ?? 0);
  return found;
}

/** In one of the two encodings a header is not what it says, and its column would be passed over. */
function refuseMixed(file: string): never {
  refuse(
    'encoding',
    { file },
    {
      found: 'UTF-8 and Windows-1252 in one file',
      expected: 'one encoding',
      remedy: 'open it, put its accents right, and save it as CSV in UTF-8',
    },
  );
}

/** A file that is cut off ends in a row that is: of a correction, the new value would be a part of it, or nothing. */
function refuseCutRow(file: string, header: RawRow | undefined, last: RawRow | undefined): void {
  const [expected, found] = [header?.cells.length ?? 0, last?.cells.length ?? 0];
  if (last === undefined || found >= expected) return;
  refuse(
    'control_unreadable',
    { file, rowNumber: last.rowNumber },
    {
      found: `a last row of ${found} cells below a header of ${expected}: probably cut off`,
      expected: 'all cells, empty ones included',
      remedy: 'complete that row, or deliver the file again',
    },
  );
}

function headersOf(sources: readonly Source[], part: 'patient' | 'hospital_id'): string[] {
  return sources.flatMap(({ sheets }) => sheets.flatMap(({ identity }) => identity[part]?.headers ?? []));
}

function positionOf(header: RawRow | undefined, names: readonly string[]): number {
  const wanted = names.map(headerKey);
  return header?.cells.findIndex((cell) => cell !== null && wanted.includes(headerKey(shown(cell)))) ?? -1;
}

function columnOf(sheet: AnySheet, header: string): { column: string; field: string } | null {
  const columns = Object.entries(sheet.columns) as [string, Column<unknown>][];
  const found = columns.find(([, { headers }]) =>
    headers.some((one) => headerKey(one) === headerKey(header)),
  );
  return found === undefined ? null : { column: found[1].headers[0] ?? header, field: found[0] };
}

function hashOf(
  sheet: AnySheet,
  key: string,
  context: ReadContext,
  keyring: Keyring,
  keys: Map<AnySheet, KeyMaker>,
): string | null {
  const maker = keys.get(sheet) ?? new KeyMaker(sheet, context, keyring);
  keys.set(sheet, maker);
  const parts: RawCell[] = key
    .split('|')
    .map((part) => (missingReason(part) === 'not_recorded' ? null : part.trim()));
  if (parts.length !== maker.names.length) return null;
  return maker.of((name) => parts[maker.names.indexOf(name)] ?? null).hash;
}

/** Of a column that stands twice, one would be passed over in silence. Its position is told, for it may be anything. */
function refuseDoubled(file: string, header: RawRow | undefined): void {
  const keys = (header?.cells ?? []).map((cell) => (cell === null ? '' : headerKey(shown(cell))));
  const at = keys.findIndex((key, index) => key !== '' && keys.indexOf(key) < index);
  if (at < 0) return;
  refuse(
    'control_unreadable',
    { file },
    {
      found: `one header twice, in columns ${keys.indexOf(keys[at] ?? '') + 1} and ${at + 1}`,
      expected: 'each column once',
      remedy: 'keep one of the two columns',
    },
  );
}

/** The header of a control file may be a person's number when the header was forgotten: it is not quoted. */
function refuseForm(file: string, header: RawRow | undefined, expected: string): never {
  refuse(
    'control_unreadable',
    { file },
    {
      found: header === undefined ? 'no row at all' : 'another first row',
      expected,
      remedy:
        'put that header back: nobody is left out, and nothing corrected, by a file that cannot be read',
    },
  );
}
