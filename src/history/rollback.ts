import type { EtlRun } from '../warehouse/tracking-tables.ts';
import { type History, has } from './store.ts';

/** Records that the published file of one run was replaced by that of an earlier one. */
export function appendRollback({ sql }: History, runId: string, from: string, to: string): void {
  sql.prepare('INSERT INTO rollback (run_id, from_run, to_run) VALUES (?, ?, ?)').run(runId, from, to);
}

/**
 * Returns the run to compare new inputs with. Normally the published run. After a rollback, the run that was rolled
 * back: otherwise the next run would publish the withdrawn file again. A run that reverted a rollback is compared
 * itself.
 */
export function effectiveRun({ sql }: History, published: EtlRun): EtlRun {
  if (!has(sql, 'etl_run')) return published;
  const rolledBack = sql
    .prepare(
      `SELECT r.* FROM rollback AS b JOIN etl_run AS r ON r.run_id = b.from_run
       WHERE b.rowid = (SELECT max(rowid) FROM rollback) AND b.to_run = ? AND r.night > ?`,
    )
    .get(published.run_id, published.night) as EtlRun | undefined;
  return rolledBack ?? published;
}
