import { type Entry, entryOf, readEntries } from './dictionary-entries.ts';
import type { DataDictionary } from './dictionary-tables.ts';
import type { Connection } from './open.ts';
import { readViews, type View } from './views.ts';

/**
 * Returns one row for each column of each table and view, stored views included: every published column is
 * explained in both languages.
 * @throws Error when a column has no entry
 */
export function dictionaryRows(db: Connection): DataDictionary[] {
  const entries = readEntries();
  const views = new Map(readViews().map((view) => [view.name, view]));
  const answered = answeredBy(db);
  return columnsOf(db).map(({ object, column, type }) => {
    const entry = entryOf(entries, object, column);
    const view = views.get(object);
    return {
      object,
      column,
      type: view ? entry.type : type,
      label_en: entry.label_en,
      label_fr: entry.label_fr,
      unit: entry.unit || null,
      codes: entry.codes || null,
      rule: ruleOf(entry, view),
      source: view?.source ?? answered.get(`${object}.${column}`) ?? null,
    };
  });
}

/** A column carries out the rules of its own entry, else those of its view. */
function ruleOf(entry: Entry, view: View | undefined): string | null {
  return entry.rule || view?.rule || null;
}

interface ObjectColumn {
  readonly object: string;
  readonly column: string;
  readonly type: string;
}

function columnsOf(db: Connection): ObjectColumn[] {
  const sql = `
    SELECT object.name AS object, field.name AS "column", field.type
    FROM sqlite_schema AS object
    JOIN pragma_table_info(object.name) AS field
    WHERE object.type IN ('table', 'view') AND object.name NOT LIKE 'sqlite_%'
    ORDER BY object.name, field.cid`;
  return db.prepare(sql).all() as ObjectColumn[];
}

/** Headers of the exports that answer a column: `Fiches RCP: Grade OMS`. */
function answeredBy(db: Connection): Map<string, string> {
  const sql = `
    SELECT table_name || '.' || column_name, group_concat(header, ', ')
    FROM (
      SELECT DISTINCT table_name, column_name, sheet || ': ' || source_column AS header
      FROM answer_column
      JOIN answer_source USING (column_id)
      JOIN etl_source_column USING (sheet, field)
      ORDER BY 1, 2, 3
    )
    GROUP BY table_name, column_name`;
  return new Map(db.prepare(sql).raw().all() as [string, string][]);
}
