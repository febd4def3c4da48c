import type { RawCell } from '../cell/raw.ts';
import type { Source } from '../define/source.ts';
import { type KnownNumbers, NOTHING_KNOWN, type NumberHashes } from '../deidentify/known-numbers.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import { identityText } from '../deidentify/row-key.ts';
import type { Finding } from '../findings/finding.ts';
import type { RawRow } from '../readers/raw-book.ts';
import { OpposedCells, type Readings } from './opposed-cell.ts';
import { NumberHeaders, type NumberKind, type OppositionRows, oppositionRows } from './opposition-header.ts';

/** The patients who oppose the use of their data, as keyed hashes (C-54). */
export type Oppositions = NumberHashes;

export const NO_OPPOSITIONS: Oppositions = { patients: new Set(), hospitals: new Set() };

/** A filled cell, and all that it may mean, hashed. */
interface OpposedCell {
  readonly rowNumber: number;
  readonly kind: NumberKind | null;
  /** The hash of the number when the cell is one of its column's kind. */
  readonly own: string | null;
  /** True when the cell is a number but its column is not one of numbers. */
  readonly isStrayNumber: boolean;
  readonly patients: readonly string[];
  readonly hospitals: readonly string[];
}

/** Shorter numbers in a column of other things are no number of a person. */
const STRAY_NUMBER = /^\d{6,8}$/;
const COMPACT_DAY = /^(?:(?:19|20)\d{6}|\d{4}(?:19|20)\d{2})$/;

/**
 * Reads `oppositions.csv`: one file number or hospital number a row, under headers close to the declared ones. A
 * cell that is not a number of its kind, or is in the wrong column, is an error; every patient of the exports whom
 * it may identify is still excluded (C-54, C-107).
 *
 * @throws Refusal for a file without a header that names one of the two numbers.
 */
export async function readOppositions(
  file: string,
  bytes: Buffer,
  sources: readonly Source[],
  keyring: Keyring,
  known: KnownNumbers = NOTHING_KNOWN,
): Promise<{ readonly oppositions: Oppositions; readonly findings: readonly Finding[] }> {
  const headers = new NumberHeaders(sources);
  const table = await oppositionRows(file, bytes, headers);
  const reader = new OpposedCells(known, headers.words);
  const cells = filledCells(table, headers, reader, keyring);
  const found = known.among({
    patients: new Set(cells.flatMap(({ patients }) => patients)),
    hospitals: new Set(cells.flatMap(({ hospitals }) => hospitals)),
  });
  const patients = new Set<string>();
  const hospitals = new Set<string>();
  const doubtful = new Set<number>();
  for (const cell of cells) {
    if (isDoubtful(cell, found)) {
      doubtful.add(cell.rowNumber);
      for (const hash of cell.patients) if (found.patients.has(hash)) patients.add(hash);
      for (const hash of cell.hospitals) if (found.hospitals.has(hash)) hospitals.add(hash);
    } else if (cell.own !== null) (cell.kind === 'patient' ? patients : hospitals).add(cell.own);
  }
  return {
    oppositions: { patients, hospitals },
    findings: findingsOf(file, table, headers, cells, doubtful),
  };
}

/** Rows above the header are titles, and numbers in them are looked up all the same. */
function filledCells(
  { rows, headerAt, kinds }: OppositionRows,
  headers: NumberHeaders,
  reader: OpposedCells,
  keyring: Keyring,
): OpposedCell[] {
  return rows.flatMap(({ cells, rowNumber }, index) =>
    index === headerAt
      ? []
      : cells.flatMap((cell, position): OpposedCell[] => {
          const text = identityText(cell);
          if (text === null || headers.exact(cell) !== null) return [];
          const kind = index < headerAt ? null : (kinds[position] ?? null);
          const readings = kind === null ? reader.readOther(text) : reader.read(text);
          return [hashed(rowNumber, kind, readings, keyring)];
        }),
  );
}

function hashed(
  rowNumber: number,
  kind: NumberKind | null,
  { patient, hospital, patients, hospitals }: Readings,
  keyring: Keyring,
): OpposedCell {
  const own = kind === 'patient' ? patient : kind === 'hospital_id' ? hospital : null;
  const hash = (number: string): string =>
    kind === 'patient' ? keyring.patient(number) : (keyring.hospital(number) ?? '');
  const isLettered = patient !== null && /\p{L}/u.test(patient);
  const digits = hospital?.replace(/^0+/, '') ?? '';
  const isLong = STRAY_NUMBER.test(digits) && !COMPACT_DAY.test(digits);
  return {
    rowNumber,
    kind,
    own: own === null ? null : hash(own),
    isStrayNumber: kind === null && (isLettered || isLong),
    patients: patients.map(keyring.patient),
    hospitals: hospitals.flatMap((number) => keyring.hospital(number) ?? []),
  };
}

/** A number of the right kind is doubtful only when the exports contain it, but as another kind. */
function isDoubtful(
  { kind, own, isStrayNumber, patients, hospitals }: OpposedCell,
  found: NumberHashes,
): boolean {
  const ofKind = kind === 'patient' ? found.patients : found.hospitals;
  if (own !== null && ofKind.has(own)) return false;
  const isFound =
    patients.some((hash) => found.patients.has(hash)) || hospitals.some((hash) => found.hospitals.has(hash));
  return isFound || (kind === null ? isStrayNumber : own === null);
}

/** One finding a row: an error, or a row without any number. */
function findingsOf(
  file: string,
  { rows, headerAt }: OppositionRows,
  headers: NumberHeaders,
  cells: readonly OpposedCell[],
  doubtful: ReadonlySet<number>,
): Finding[] {
  const filled = new Set(cells.filter(({ kind }) => kind !== null).map(({ rowNumber }) => rowNumber));
  const isEmpty = (row: RawRow, index: number): boolean =>
    index > headerAt && !filled.has(row.rowNumber) && !row.cells.some((cell: RawCell) => headers.exact(cell));
  return rows.flatMap((row, index): Finding[] => {
    const place = { file, rowNumber: row.rowNumber };
    if (doubtful.has(row.rowNumber)) return [{ code: 'unreadable_opposition', place }];
    return isEmpty(row, index) ? [{ code: 'unknown_opposition', place }] : [];
  });
}
