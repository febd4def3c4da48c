import { existsSync } from 'node:fs';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import type { CheckCount } from '../warehouse/tracking-tables.ts';
import { writerOf } from '../warehouse/writer.ts';

/**
 * Copies the check counts of the published runs into the draft, so that this run is compared with the last of them.
 */
export function carryCheckHistory(db: Connection, published: string | null): void {
  const write = writerOf(db, 'check_history');
  db.transaction(() => {
    for (const count of publishedCounts(published)) write(count);
  })();
}

/** Returns the counts of the published file; empty when there is no file or it has no checks. */
function publishedCounts(path: string | null): readonly CheckCount[] {
  if (path === null || !existsSync(path)) return [];
  try {
    const db = openReadOnly(path);
    try {
      return db
        .prepare<[], CheckCount>(
          `SELECT run_id, check_name, n_checked, n_failed, error FROM check_history
           UNION ALL
           SELECT run_id, check_name, n_checked, n_failed, error FROM check_count`,
        )
        .all();
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
