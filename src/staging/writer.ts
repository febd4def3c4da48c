import type Database from 'better-sqlite3';
import type { ConceptName } from '../define/concepts.ts';
import type { Finding } from '../findings/finding.ts';
import { RANKED_DOCUMENT_ORDER } from './document-order.ts';
import type { DictionaryCells, StagedRow, UnreadSpelling } from './row.ts';

/** Facts about a sheet, known after its last row. */
export interface SheetEnd {
  readonly rowsRead: number;
  readonly footerRows: readonly number[];
  readonly dictionaries: DictionaryCells;
  /** By position of the column. */
  readonly unreadSpellings: readonly (readonly UnreadSpelling[])[];
}

export interface SheetStart {
  readonly source: string;
  readonly sheet: string;
  readonly concept: ConceptName;
  readonly isOfRegistry: boolean;
  readonly fields: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** A row on its way into the cache: `document` and `documentOrder` get their rank when the sheet ends. */
export interface RowToStage extends Omit<StagedRow, 'rowId' | 'sheetId' | 'cells'> {
  /** JSON of the references to its cells. */
  readonly cells: string;
}

/** Writes the rows of one file. */
export interface FileWriter {
  /** Begins a sheet; its number is given to `row` and `endSheet`. */
  startSheet(sheet: SheetStart): number;
  /** Stages a row; returns its number in the cache. */
  row(sheetRef: number, row: RowToStage): number;
  /** Sets the rank of a document, known after the last row of its sheet. */
  rank(rowId: number, documentRank: number): void;
  endSheet(sheetRef: number, end: SheetEnd): void;
  finding(finding: Finding): void;
  /** Adds a word of a name, as a keyed hash; adding it again has no effect. */
  name(word: string): void;
  /** Enters a form of the file numbers of the file. */
  numberForm(form: string): void;
}

/**
 * Stages one file in one transaction: `fill` writes its rows, and when it fails nothing of the file is kept. An
 * earlier staging of the same fingerprint is replaced. Until it is through, nothing else may use the connection.
 */
export async function stageFile<T>(
  sql: Database.Database,
  fingerprint: string,
  fill: (writer: FileWriter) => Promise<T>,
): Promise<T> {
  sql.exec('BEGIN IMMEDIATE');
  try {
    sql.prepare('DELETE FROM staged_file WHERE fingerprint = ?').run(fingerprint);
    const file = sql.prepare('INSERT INTO staged_file (fingerprint) VALUES (?)').run(fingerprint);
    const filled = await fill(fileWriter(sql, Number(file.lastInsertRowid)));
    sql.exec('COMMIT');
    return filled;
  } catch (error) {
    if (sql.inTransaction) sql.exec('ROLLBACK'); // some errors of SQLite have done so themselves
    throw error;
  }
}

function fileWriter(sql: Database.Database, fileRef: number): FileWriter {
  const start = sql.prepare(
    `INSERT INTO staged_sheet (file_ref, source, sheet, concept, is_of_registry, fields, headers, rows_read, footer_rows)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, '[]')`,
  );
  const end = sql.prepare('UPDATE staged_sheet SET rows_read = ?, footer_rows = ? WHERE sheet_ref = ?');
  const insert = sql.prepare(
    `INSERT INTO staged_row (sheet_ref, row_number, patient, hospital, traits, birth, birth_month, birth_missing, sex,
       document, document_rank, key_hash, key_missing, document_order, fault, cells)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const rank = sql.prepare(
    `UPDATE staged_row SET document_rank = :rank, document_order = ${RANKED_DOCUMENT_ORDER} WHERE row_id = :rowId`,
  );
  const cell = sql.prepare('INSERT INTO staged_cell (sheet_ref, position, number, cell) VALUES (?, ?, ?, ?)');
  const name = sql.prepare('INSERT OR IGNORE INTO staged_name (word, file_ref) VALUES (?, ?)');
  const unread = sql.prepare(
    'INSERT OR IGNORE INTO staged_spelling (sheet_ref, position, spelling, patient) VALUES (?, ?, ?, ?)',
  );
  const numberForm = sql.prepare('INSERT OR IGNORE INTO staged_number_form (form, file_ref) VALUES (?, ?)');
  const finding = sql.prepare('INSERT INTO staged_finding (file_ref, finding) VALUES (?, ?)');
  return {
    startSheet: ({ source, sheet, concept, isOfRegistry, fields, headers }) => {
      const texts = [JSON.stringify(fields), JSON.stringify(headers)];
      return Number(
        start.run(fileRef, source, sheet, concept, isOfRegistry ? 1 : 0, ...texts).lastInsertRowid,
      );
    },
    row: (sheetRef, { rowNumber, identity: who, keyHash, keyMissing, documentOrder, fault, cells }) =>
      Number(
        insert.run(
          sheetRef,
          rowNumber,
          who.patient,
          who.hospital,
          who.traits,
          who.birth,
          who.birthMonth,
          who.birthMissing,
          who.sex,
          who.document,
          who.documentRank,
          keyHash,
          keyMissing,
          documentOrder,
          fault === null ? null : JSON.stringify(fault),
          cells,
        ).lastInsertRowid,
      ),
    rank: (rowId, documentRank) => void rank.run({ rowId, rank: documentRank }),
    endSheet: (sheetRef, { rowsRead, footerRows, dictionaries, unreadSpellings }) => {
      for (const [position, spellings] of unreadSpellings.entries())
        for (const { spelling, patients } of spellings)
          for (const patient of patients) unread.run(sheetRef, position, spelling, patient);
      end.run(rowsRead, JSON.stringify(footerRows), sheetRef);
      for (const [position, cells] of dictionaries.entries())
        for (const [number, one] of cells.entries())
          cell.run(sheetRef, position, number, JSON.stringify(one));
    },
    finding: (found) => void finding.run(fileRef, JSON.stringify(found)),
    name: (word) => void name.run(word, fileRef),
    numberForm: (form) => void numberForm.run(form, fileRef),
  };
}
