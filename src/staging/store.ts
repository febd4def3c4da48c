import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { MissingReason } from '../cell/parsed.ts';
import type { ConceptName, Sex } from '../define/concepts.ts';
import type { StagedCell, StagedFile, StagedIdentity, StagedRow, StagedSheet } from './row.ts';

/** Patients asked for at a time: enough to be quick, few enough to keep memory flat. */
const PAGE = 1_000;

/** The rows that tonight's inbox holds, as they stand behind the door: no identity in them. Read only. */
export interface Staging {
  /** Every file of the inbox that belongs to a source, superseded and duplicate ones too, in order. */
  files(): readonly StagedFile[];
  /** The sheets of the files in use, in order. */
  sheets(): readonly StagedSheet[];
  /** Pseudonyms of all patients of the registry, ascending. */
  patients(): Iterable<string>;
  /** Keyed hashes of all persons in the hospital's own sheets, ascending. */
  hospitals(): Iterable<string>;
  /** Rows of the registry about a patient, ordered by sheet and row number. */
  rowsOfPatient(patient: string): StagedRow[];
  /** Rows of the hospital's own sheets about a person, ordered by sheet and row number. */
  rowsOfHospital(hospital: string): StagedRow[];
  /** Rows that say of nobody usable whom they are about. */
  rowsWithoutPerson(): Iterable<StagedRow>;
  /** Rows with a person whose key lacks another part. */
  rowsWithoutKey(): Iterable<StagedRow>;
  /** The connection itself, read-only, for what is asked of all rows at once (tables: `schema.ts`). */
  readonly sql: Database.Database;
  close(): void;
}

/** Where the cache of a state folder stands. */
export function stagingPath(stateDir: string): string {
  return join(stateDir, 'staging.sqlite');
}

/** Opens what the extraction left in the cache. Throws when there is none: the extraction comes first. */
export function openStaging(stateDir: string): Staging {
  const sql = new Database(stagingPath(stateDir), { readonly: true, fileMustExist: true });
  sql.pragma('cache_size = -65536');
  const sheets = readSheets(sql);
  const idOf = new Map(sheets.map(({ ref, sheet }) => [ref, sheet.sheetId]));
  const rows = (where: string) => rowQuery(sql, idOf, where);
  const ofPatient = rows('r.patient = ?');
  const ofHospital = rows('r.hospital = ? AND s.is_of_registry = 0');
  const withoutPerson = rows(
    'r.row_id > ? AND CASE WHEN s.is_of_registry THEN r.patient ELSE r.hospital END IS NULL',
  );
  const withoutKey = rows(
    'r.row_id > ? AND CASE WHEN s.is_of_registry THEN r.patient ELSE r.hospital END IS NOT NULL AND r.key_hash IS NULL',
  );
  return {
    sql,
    files: () => readFiles(sql),
    sheets: () => sheets.map(({ sheet }) => sheet),
    patients: () =>
      tokens(sql, 'SELECT DISTINCT patient FROM staged_row WHERE patient > ? ORDER BY patient LIMIT ?'),
    hospitals: () =>
      tokens(
        sql,
        `SELECT DISTINCT hospital FROM staged_row JOIN staged_sheet USING (sheet_ref)
         WHERE hospital > ? AND is_of_registry = 0 ORDER BY hospital LIMIT ?`,
      ),
    rowsOfPatient: ofPatient,
    rowsOfHospital: ofHospital,
    rowsWithoutPerson: () => withoutPerson(0),
    rowsWithoutKey: () => withoutKey(0),
    close: () => sql.close(),
  };
}

function* tokens(sql: Database.Database, query: string): Iterable<string> {
  const page = sql.prepare<[string, number], string>(query).pluck();
  for (let last = ''; ; ) {
    const found = page.all(last, PAGE);
    yield* found;
    last = found.at(-1) ?? '';
    if (found.length < PAGE) return;
  }
}

type RowColumns = [
  rowId: number,
  sheetRef: number,
  rowNumber: number,
  patient: string | null,
  hospital: string | null,
  traits: string | null,
  birth: string | null,
  birthMonth: string | null,
  birthMissing: MissingReason | null,
  sex: Sex | null,
  document: string | null,
  documentRank: number | null,
  keyHash: string | null,
  keyMissing: string | null,
  recency: string | null,
  cells: string,
];

function rowQuery(
  sql: Database.Database,
  idOf: ReadonlyMap<number, number>,
  where: string,
): (parameter: string | number) => StagedRow[] {
  const query = sql
    .prepare<[string | number], RowColumns>(
      `SELECT r.row_id, r.sheet_ref, r.row_number, r.patient, r.hospital, r.traits, r.birth, r.birth_month,
         r.birth_missing, r.sex, r.document, r.document_rank, r.key_hash, r.key_missing, r.recency, r.cells
       FROM staged_row AS r JOIN staged_sheet AS s USING (sheet_ref) WHERE ${where}`,
    )
    .raw();
  return (parameter) => {
    const rows = query.all(parameter).map((columns) => stagedRow(columns, idOf));
    return rows.sort((a, b) => a.sheetId - b.sheetId || a.rowNumber - b.rowNumber);
  };
}

function stagedRow(columns: RowColumns, idOf: ReadonlyMap<number, number>): StagedRow {
  const [
    rowId,
    sheetRef,
    rowNumber,
    patient,
    hospital,
    traits,
    birth,
    birthMonth,
    birthMissing,
    sex,
    ...rest
  ] = columns;
  const [document, documentRank, keyHash, keyMissing, recency, cells] = rest;
  const identity: StagedIdentity = {
    ...{ patient, hospital, traits, birth, birthMonth, birthMissing, sex, document, documentRank },
  };
  const sheetId = idOf.get(sheetRef) ?? 0;
  return {
    rowId,
    sheetId,
    rowNumber,
    identity,
    keyHash,
    keyMissing,
    recency,
    cells: JSON.parse(cells) as StagedCell[],
  };
}

function readFiles(sql: Database.Database): StagedFile[] {
  return sql
    .prepare<[], StagedFile>(
      `SELECT file_id AS fileId, source, file, format, sha256, size_bytes AS sizeBytes, stamp, status
       FROM tonight ORDER BY file_id`,
    )
    .all();
}

interface SheetColumns {
  readonly ref: number;
  readonly sheetId: number;
  readonly fileId: number;
  readonly source: string;
  readonly sheet: string;
  readonly concept: ConceptName;
  readonly fields: string;
  readonly headers: string;
  readonly rowsRead: number;
  readonly footerRows: string;
}

function readSheets(sql: Database.Database): { ref: number; sheet: StagedSheet }[] {
  const found = sql
    .prepare<[], SheetColumns>(
      `SELECT sheet_ref AS ref, sheet_id AS sheetId, file_id AS fileId, source, sheet, concept, fields, headers,
         rows_read AS rowsRead, footer_rows AS footerRows
       FROM staged_sheet JOIN staged_file USING (file_ref) WHERE sheet_id IS NOT NULL ORDER BY sheet_id`,
    )
    .all();
  return found.map(({ ref, fields, headers, footerRows, ...rest }) => ({
    ref,
    sheet: {
      ...rest,
      fields: JSON.parse(fields) as string[],
      headers: JSON.parse(headers) as Record<string, string>,
      footerRows: JSON.parse(footerRows) as number[],
    },
  }));
}
