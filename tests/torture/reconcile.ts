import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { CellRef, StagedCell } from '../../src/staging/row.ts';
import { openReadOnly } from '../../src/warehouse/open.ts';

/** What became of the cells of one column that hold something, in the rows that were loaded. */
export interface ColumnAccount {
  readonly table: string;
  readonly column: string;
  /** Cells of the rows that state the facts. */
  readonly found: number;
  readonly values: number;
  /** Missing, with the text or the reason that the cell gives. */
  readonly reasons: number;
  /** The fact says "not recorded" of a cell that holds something. */
  readonly lost: number;
}

interface Fact {
  readonly place: string;
  readonly field: string;
  readonly table: string;
  readonly column: string;
  readonly columnId: number;
  readonly rowKey: number;
}

/**
 * Holds the warehouse against the staged rows, cell by cell and apart from the program: each cell that holds something
 * has become a value of its fact, or a reason why there is none.
 */
export function reconcile(out: string): ColumnAccount[] {
  const state = join(out, 'state');
  const caches = readdirSync(state).filter((name) => /^staging-.*\.sqlite$/.test(name));
  const cells = new Map(caches.flatMap((name) => [...stagedCells(join(state, name))]));
  const db = openReadOnly(join(out, 'warehouse.sqlite'));
  // An age and a status out of a date of death are computed from cells; they are not those cells.
  try {
    const facts = db
      .prepare<[], Fact>(
        `SELECT file || char(0) || source_row.sheet || char(0) || row_number AS place, answer_source.field,
           table_name AS "table", column_name AS "column", column_id AS columnId, row_key AS rowKey
         FROM fact_row
         JOIN answer_column USING (table_name)
         JOIN source_row USING (source_row_key)
         JOIN etl_source_file USING (file_key)
         JOIN answer_source USING (column_id, sheet)
         WHERE column_name <> 'age_at_diagnosis_years' AND (column_name, field) <> ('vital_status', 'died_on')`,
      )
      .all();
    const missing = new Map(
      (
        db
          .prepare(
            `SELECT column_id || ' ' || row_key, missing_reason.code, raw_text
             FROM missing_cell JOIN missing_reason USING (reason_id)`,
          )
          .raw()
          .all() as [string, string, string][]
      ).map(([key, reason, raw]) => [key, { reason, raw }]),
    );
    const columns = Map.groupBy(facts, ({ table, column }) => `${table}.${column}`);
    return [...columns.values()].map((group) => accountOf(group, cells, missing));
  } finally {
    db.close();
  }
}

function accountOf(
  facts: readonly Fact[],
  cells: ReadonlyMap<string, StagedCell | null>,
  missing: ReadonlyMap<string, { readonly reason: string; readonly raw: string }>,
): ColumnAccount {
  const { table = '', column = '' } = facts[0] ?? {};
  const account = { found: 0, values: 0, reasons: 0, lost: 0 };
  for (const { place, field, columnId, rowKey } of facts) {
    const cell = cells.get(`${place}\0${field}`) ?? null;
    if (!isFilled(cell)) continue;
    account.found += 1;
    const gap = missing.get(`${columnId} ${rowKey}`);
    if (gap === undefined) account.values += 1;
    else if (gap.reason === 'not_recorded' && gap.raw === '' && !isReadText(cell)) account.lost += 1;
    else account.reasons += 1;
  }
  return { table, column, ...account };
}

function isFilled(cell: StagedCell | null): cell is StagedCell {
  return cell !== null && ('sealed' in cell || cell.text !== '');
}

/** Free text is not kept, so a reason of it has no text. */
function isReadText(cell: StagedCell): boolean {
  return 'hash' in cell;
}

/** Every staged cell by file, sheet, row number and field. */
function stagedCells(path: string): ReadonlyMap<string, StagedCell | null> {
  const sql = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const rows = sql
      .prepare(
        `SELECT run_file.file, staged_sheet.sheet, row_number, fields, cells, sheet_ref
         FROM staged_row
         JOIN staged_sheet USING (sheet_ref)
         JOIN staged_file USING (file_ref)
         JOIN run_file USING (file_id)`,
      )
      .raw()
      .all() as [string, string, number, string, string, number][];
    const numbered = new Map(
      (
        sql
          .prepare("SELECT sheet_ref || ' ' || position || ' ' || number, cell FROM staged_cell")
          .raw()
          .all() as [string, string][]
      ).map(([number, cell]) => [number, JSON.parse(cell) as StagedCell]),
    );
    return new Map(
      rows.flatMap(([file, sheet, row, fields, cells, sheetRef]) => {
        const refs = JSON.parse(cells) as CellRef[];
        return (JSON.parse(fields) as string[]).map((field, index) => {
          const ref = refs[index] ?? 0;
          const cell = typeof ref === 'number' ? numbered.get(`${sheetRef} ${index} ${ref}`) : ref[0];
          return [`${file}\0${sheet}\0${row}\0${field}`, cell ?? null] as const;
        });
      }),
    );
  } finally {
    sql.close();
  }
}
