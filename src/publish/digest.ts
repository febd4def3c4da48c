import { createHash } from 'node:crypto';
import { breath } from '../audit/breath.ts';
import type { Connection } from '../warehouse/open.ts';

/** What tells one night from another without being content. */
const NOT_CONTENT = { tables: ['etl_run', 'check_history'], column: 'run_id' };
/** Rows that are hashed at once. */
const BATCH = 500;

interface TableInfo {
  readonly name: string;
  readonly columns: readonly string[];
  readonly order: readonly string[];
}

/**
 * SHA-256 over the rows of all tables, 64 hex digits: tables by name, rows by primary key (by all columns where there is
 * none), values as JSON. The run's id and time, and what earlier nights counted, are left out, so the same inputs, code and parameters give the same digest
 * on any night and machine.
 */
export async function contentDigest(db: Connection, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const breathe = breath(signal);
  for (const { name, columns, order } of tablesOf(db)) {
    hash.update(`${JSON.stringify([name, columns])}\n`);
    const query = `SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ORDER BY ${order.map(quote).join(', ')}`;
    let batch = '';
    let waiting = 0;
    for (const row of db.prepare(query).raw().iterate()) {
      batch += `${JSON.stringify(row)}\n`;
      if (++waiting < BATCH) continue;
      hash.update(batch);
      batch = '';
      waiting = 0;
      await breathe();
    }
    hash.update(batch);
  }
  return hash.digest('hex');
}

function tablesOf(db: Connection): TableInfo[] {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const info = db.prepare('SELECT name, pk FROM pragma_table_info(?)');
  return names
    .filter((name) => !NOT_CONTENT.tables.includes(name))
    .map((name) => {
      const all = info.all(name) as { name: string; pk: number }[];
      const content = all.filter((column) => column.name !== NOT_CONTENT.column);
      const key = content.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
      const columns = content.map((column) => column.name);
      return { name, columns, order: key.length > 0 ? key.map((column) => column.name) : columns };
    });
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
