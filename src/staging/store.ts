import type Database from 'better-sqlite3';
import type { ConceptName } from '../define/concepts.ts';
import { type AttachedCache, createLinks, openLinks, removeLinks } from './links.ts';
import {
  type PatientRows,
  type PseudonymRange,
  personsIn,
  rowsWithoutPerson,
  type UnlinkedPerson,
  unlinkedPersonsIn,
} from './persons.ts';
import {
  type DictionaryCells,
  PATIENTS_OF_A_SPELLING,
  type StagedCell,
  type StagedFile,
  type StagedRow,
  type StagedSheet,
} from './row.ts';

/** The rows of this run's inbox, de-identified. */
export interface Staging {
  readonly stateDir: string;
  /** Names of the sources, in declared order. */
  readonly sources: readonly string[];
  /** Every file of the inbox that belongs to a source, superseded and duplicate ones too, in order. */
  files(): readonly StagedFile[];
  /** The sheets of the files in use, in order. */
  sheets(): readonly StagedSheet[];
  /** The column dictionaries of a sheet, which its rows refer to. */
  dictionaries(sheetId: number): DictionaryCells;
  /** Keyed hashes of the spellings of a field that no parser understands and three patients and more have (C-109). */
  commonSpellings(source: string, sheet: string): ReadonlyMap<string, ReadonlySet<string>>;
  /** Patients of the registry with their rows. Link the patients first. */
  persons(range: PseudonymRange): Iterable<PatientRows>;
  strangers(): Iterable<UnlinkedPerson>;
  rowsWithoutPerson(): Iterable<StagedRow>;
  /** True for the keyed hash of a word that is part of a patient's name in this run's files. */
  isNameWord(hash: string): boolean;
  /** The links of this run (tables: `LINKS_SCHEMA`), with the caches attached (`STAGING_SCHEMA`). */
  readonly sql: Database.Database;
  readonly caches: readonly AttachedCache[];
  close(): void;
}

/**
 * Opens the caches that the extraction filled, with no patient linked yet; closing removes the links. Throws when
 * there is no cache: the extraction must run first.
 */
export function newStaging(stateDir: string, sources: readonly string[]): Staging {
  createLinks(stateDir);
  const staging = openStaging(stateDir, sources);
  const close = (): void => {
    staging.close();
    removeLinks(stateDir);
  };
  return { ...staging, close };
}

/** Opens a staging whose patients another part of the run has already linked. */
export function openStaging(stateDir: string, sources: readonly string[]): Staging {
  const { sql, caches } = openLinks(stateDir, sources);
  const schemas = caches.map(({ schema }) => schema);
  const names = schemas.map((schema) =>
    sql
      .prepare<[string], number>(`SELECT EXISTS (SELECT 1 FROM ${schema}.staged_name WHERE word = ?)`)
      .pluck(),
  );
  return {
    stateDir,
    sources,
    sql,
    caches,
    files: () => schemas.flatMap((schema) => readFiles(sql, schema)).sort((a, b) => a.fileId - b.fileId),
    sheets: () => schemas.flatMap((schema) => readSheets(sql, schema)).sort((a, b) => a.sheetId - b.sheetId),
    dictionaries: (sheetId) =>
      schemas.map((schema) => readDictionaries(sql, schema, sheetId)).find(isFound) ?? [],
    commonSpellings: (source, sheet) => commonSpellings(sql, schemas, source, sheet),
    persons: (range) => personsIn(sql, caches, range),
    strangers: () => unlinkedPersonsIn(sql, caches),
    rowsWithoutPerson: () => rowsWithoutPerson(sql, caches),
    isNameWord: (hash) => names.some((name) => name.get(hash) === 1),
    close: () => sql.close(),
  };
}

function readFiles(sql: Database.Database, schema: string): StagedFile[] {
  return sql
    .prepare<[], StagedFile>(
      `SELECT file_id AS fileId, source, file, format, sha256, size_bytes AS sizeBytes, stamp, status
       FROM ${schema}.run_file`,
    )
    .all();
}

interface SheetColumns {
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

function readSheets(sql: Database.Database, schema: string): StagedSheet[] {
  const found = sql
    .prepare<[], SheetColumns>(
      `SELECT sheet_id AS sheetId, file_id AS fileId, source, sheet, concept, fields, headers,
         rows_read AS rowsRead, footer_rows AS footerRows
       FROM ${schema}.staged_sheet JOIN ${schema}.staged_file USING (file_ref) WHERE sheet_id IS NOT NULL`,
    )
    .all();
  return found.map(({ fields, headers, footerRows, ...rest }) => ({
    ...rest,
    fields: JSON.parse(fields) as string[],
    headers: JSON.parse(headers) as Record<string, string>,
    footerRows: JSON.parse(footerRows) as number[],
  }));
}

const isFound = (dictionaries: DictionaryCells): boolean => dictionaries.length > 0;

function readDictionaries(sql: Database.Database, schema: string, sheetId: number): DictionaryCells {
  const cells = sql
    .prepare<[number], [position: number, cell: string]>(
      `SELECT position, cell FROM ${schema}.staged_cell JOIN ${schema}.staged_sheet USING (sheet_ref)
       WHERE sheet_id = ? ORDER BY position, number`,
    )
    .raw();
  const dictionaries: StagedCell[][] = [];
  for (const [position, cell] of cells.iterate(sheetId)) {
    dictionaries[position] ??= [];
    dictionaries[position].push(JSON.parse(cell) as StagedCell);
  }
  return dictionaries;
}

/** By field. Counts patients over all files in use: a delivery may be split. */
function commonSpellings(
  sql: Database.Database,
  schemas: readonly string[],
  source: string,
  sheet: string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = schemas.map(
    (schema) =>
      `SELECT json_extract(s.fields, '$[' || p.position || ']') AS field, spelling, patient
       FROM ${schema}.staged_spelling AS p JOIN ${schema}.staged_sheet AS s USING (sheet_ref)
       WHERE s.sheet_id IS NOT NULL AND s.source = :source AND s.sheet = :sheet`,
  );
  const found = sql
    .prepare<object, [field: string, spelling: string]>(
      `SELECT field, spelling FROM (${rows.join(' UNION ALL ')})
       GROUP BY field, spelling HAVING count(DISTINCT patient) >= :patients`,
    )
    .raw()
    .all({ source, sheet, patients: PATIENTS_OF_A_SPELLING });
  const byField = new Map<string, Set<string>>();
  for (const [field, spelling] of found) byField.set(field, (byField.get(field) ?? new Set()).add(spelling));
  return byField;
}
