import type { DataDictionary, ObjectDictionary } from '../warehouse/dictionary-tables.ts';
import type { Connection } from '../warehouse/open.ts';

/** Metadata of a table or view for Datasette (https://docs.datasette.io/en/stable/metadata.html). */
interface TableMetadata {
  readonly description: string;
  readonly columns: Readonly<Record<string, string>>;
  /** Internal objects are listed apart. */
  readonly hidden?: true;
}

interface Metadata {
  readonly title: string;
  readonly databases: {
    readonly warehouse: { readonly tables: Readonly<Record<string, TableMetadata>> };
  };
}

/** Returns the metadata of a warehouse for Datasette, from its own dictionaries. */
export function datasetteMetadata(db: Connection): Metadata {
  const objects = db.prepare<[], ObjectDictionary>('SELECT * FROM object_dictionary ORDER BY object').all();
  const columns = Map.groupBy(
    db.prepare<[], DataDictionary>('SELECT * FROM data_dictionary ORDER BY object, "column"').all(),
    ({ object }) => object,
  );
  const title = db.prepare<[], string>('SELECT study FROM current_run').pluck().get() ?? '';
  const tables = objects.map((entry) => [entry.object, metadataOf(entry, columns.get(entry.object) ?? [])]);
  return { title, databases: { warehouse: { tables: Object.fromEntries(tables) } } };
}

function metadataOf(entry: ObjectDictionary, columns: readonly DataDictionary[]): TableMetadata {
  const { title_en, grain, missing, rule, is_public } = entry;
  const facts = { 'One row for each': grain, Missing: missing, Rule: rule };
  const sentences = Object.entries(facts).flatMap(([label, text]) => (text ? [`${label}: ${text}.`] : []));
  return {
    description: [`${title_en}.`, ...sentences].join(' '),
    columns: Object.fromEntries(columns.map((column) => [column.column, labelOf(column)])),
    ...(is_public ? {} : { hidden: true }),
  };
}

function labelOf({ label_en, unit, codes }: DataDictionary): string {
  return [label_en, unit === null ? '' : ` (${unit})`, codes === null ? '' : `: ${codes}`].join('');
}
