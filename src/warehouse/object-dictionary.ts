import { join } from 'node:path';
import { readCsvTable } from '../core/csv-table.ts';
import type { Layer, ObjectDictionary } from './dictionary-tables.ts';
import type { Connection } from './open.ts';
import { publicNames } from './public-names.ts';
import { declaredTables } from './schema.ts';
import { CHECKS, readViews } from './views.ts';

/** Layer of the views of each folder. */
const LAYERS: Readonly<Record<string, Layer>> = {
  '1-evidence': 'evidence',
  '2-endpoint': 'endpoint',
  '3-estimate': 'estimate',
  '4-table': 'table',
  [CHECKS]: 'check',
};

type Described = Omit<ObjectDictionary, 'object' | 'is_public' | 'is_stored' | 'title_fr'>;

/** The French titles; the English ones are in the headers. */
const TITLES = join(import.meta.dirname, '../../migrations/titles-fr.csv');

/**
 * Returns one row for each table and view of the file: title, layer, grain, and whether it is public and stored.
 * @throws when an object has no header in `migrations/`, no French title, or its folder has no layer
 */
export function objectRows(db: Connection): ObjectDictionary[] {
  const described = new Map<string, Described>([...describedTables(db), ...describedViews()]);
  const names = publicNames();
  const french = frenchTitles();
  const objects = db
    .prepare<[], { name: string; type: string }>(
      `SELECT name, type FROM sqlite_schema
       WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'
       ORDER BY name`,
    )
    .all();
  return objects.map(({ name, type }) => {
    const description = described.get(name);
    if (description === undefined) throw new Error(`${name} has no header in migrations/`);
    const title_fr = french.get(name);
    if (title_fr === undefined) throw new Error(`${name} has no French title in migrations/titles-fr.csv`);
    return {
      object: name,
      is_public: names.has(name) ? 1 : 0,
      is_stored: type === 'table' ? 1 : 0,
      title_fr,
      ...description,
    };
  });
}

/** Returns the French titles by object. */
export function frenchTitles(): ReadonlyMap<string, string> {
  const rows = readCsvTable<{ readonly object: string; readonly title_fr: string }>(TITLES);
  return new Map(rows.map(({ object, title_fr }) => [object, title_fr]));
}

/** The grain of a table is its primary key. */
function describedTables(db: Connection): [string, Described][] {
  const keyOf = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck();
  return declaredTables().map(({ name, layer, title }) => [
    name,
    { layer, title_en: title, grain: keyOf.all(name).join(', '), rule: null, source: null, missing: null },
  ]);
}

function describedViews(): [string, Described][] {
  return readViews().map(({ name, folder, title, grain, rule, source, missing }) => {
    const layer = LAYERS[folder];
    if (layer === undefined)
      throw new Error(`folder ${folder} has no layer in src/warehouse/object-dictionary.ts`);
    return [name, { layer, title_en: title, grain: grain.join(', '), rule, source, missing }];
  });
}
