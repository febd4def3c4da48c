import { existsSync } from 'node:fs';
import type { Connection } from '../warehouse/open.ts';
import { writerOf } from '../warehouse/writer.ts';
import { type Change, changedPatients, changesOf } from './compare.ts';
import { type KindOfNews, newsOf } from './news.ts';
import { copyPastRuns } from './past-runs.ts';
import { forgetOpposed, type History } from './store.ts';

/** More changes than this are a new code list or rule, not news of patients: they are counted, not kept. */
const MOST_CHANGES = 100_000;

export interface RunToRecord {
  readonly runId: string;
  readonly keyId: string;
  /** Path of the published file, which may be absent. Null: its tables must not be compared. */
  readonly published: string | null;
  /** Pseudonyms of the patients who oppose, in this run. */
  readonly opposed: ReadonlySet<string>;
}

/** The changes since the previous run; `comparedWith` is null when there is no comparable one. */
export interface RunChanges {
  readonly comparedWith: string | null;
  /**
   * The last published run, and the additions and removals since by kind; null when there is none to compare with
   * (C-100).
   */
  readonly since: { readonly run: string; readonly news: readonly KindOfNews[] } | null;
  readonly patientsAdded: number;
  readonly patientsRemoved: number;
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
  readonly valuesChanged: number;
}

const COUNTED = {
  patient_added: 'patientsAdded',
  patient_removed: 'patientsRemoved',
  row_added: 'rowsAdded',
  row_removed: 'rowsRemoved',
  value_changed: 'valuesChanged',
} as const;

/** Writes the earlier runs into a finished warehouse, and the changes since the last one. */
export function recordRun(db: Connection, history: History, night: RunToRecord): RunChanges {
  forgetOpposed(history, night.opposed);
  copyPastRuns(db, history);
  return writeChanges(db, night);
}

function writeChanges(db: Connection, { runId, keyId, published, opposed }: RunToRecord): RunChanges {
  const counts = { patientsAdded: 0, patientsRemoved: 0, rowsAdded: 0, rowsRemoved: 0, valuesChanged: 0 };
  const changes = changesSince(db, published, keyId, opposed);
  if (changes === null) return { comparedWith: null, since: null, ...counts };
  const since = { run: changes.run, news: changes.news };
  const write = writerOf(db, 'value_change');
  let total = 0;
  const isAll = db.transaction(() => {
    for (const change of changes.made()) {
      // A patient who opposes leaves no trace, not even as a removal.
      if (opposed.has(change.patient)) continue;
      counts[COUNTED[change.what]] += 1;
      if (++total > MOST_CHANGES) continue;
      write({
        run_id: runId,
        patient_pseudonym: change.patient,
        what: change.what,
        table_name: change.table,
        row_label: change.row,
        column_name: change.column,
        old_value: change.before,
        new_value: change.after,
      });
    }
    if (total > MOST_CHANGES) db.prepare('DELETE FROM value_change WHERE run_id = ?').run(runId);
    return total <= MOST_CHANGES;
  })();
  changes.close();
  const comparedWith = isAll && changes.isComparable ? changes.run : null;
  db.prepare('UPDATE etl_run SET compared_with = ? WHERE run_id = ?').run(comparedWith, runId);
  return { comparedWith, since, ...counts };
}

interface ChangesSince {
  readonly run: string;
  readonly news: readonly KindOfNews[];
  /** False when the two files have different tables or columns: then `made` returns nothing. */
  readonly isComparable: boolean;
  readonly made: () => Iterable<Change>;
  readonly close: () => void;
}

/** Returns the changes since the published file; null when it is absent, of another key, or no warehouse. */
function changesSince(
  db: Connection,
  published: string | null,
  keyId: string,
  opposed: ReadonlySet<string>,
): ChangesSince | null {
  if (published === null || !existsSync(published)) return null;
  const sides = { older: 'published', newer: 'main' };
  try {
    db.prepare('ATTACH ? AS published').run(published);
  } catch {
    return null;
  }
  const close = (): void => void db.exec('DETACH published');
  try {
    const run = db
      .prepare('SELECT run_id, key_id FROM published.etl_run ORDER BY night DESC LIMIT 1')
      .get() as { run_id: string; key_id: string } | undefined;
    if (run !== undefined && run.key_id === keyId) {
      const patients = unlessOther(() => changedPatients(db, sides));
      const news = newsOf(db, sides, patients, opposed);
      const made = (): Iterable<Change> => (patients === null ? [] : changesOf(db, sides, patients));
      return { run: run.run_id, news, isComparable: patients !== null, made, close };
    }
  } catch (thrown) {
    if ((thrown as Error).name !== 'SqliteError') throw thrown;
  }
  close();
  return null;
}

/** Returns null where a side lacks a table or column of the other. */
function unlessOther<T>(compare: () => T): T | null {
  try {
    return compare();
  } catch (thrown) {
    if ((thrown as Error).name !== 'SqliteError') throw thrown;
    return null;
  }
}
