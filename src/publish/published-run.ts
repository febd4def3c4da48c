import { join } from 'node:path';
import { type Connection, openReadOnly } from '../warehouse/open.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';
import { PUBLISHED_NAME } from './draft.ts';

/** Returns the run of the published file, or null when there is no readable one. */
export function publishedRun(folder: string): EtlRun | null {
  return runOf(join(folder, PUBLISHED_NAME));
}

/** Returns the run of the warehouse file at `path`, or null when it is not a readable one. */
export function runOf(path: string): EtlRun | null {
  try {
    const db = openReadOnly(path);
    try {
      return currentRun(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

/** Returns the run of a warehouse, or null when it has none. */
export function currentRun(db: Connection): EtlRun | null {
  return (
    (db.prepare('SELECT * FROM etl_run ORDER BY night DESC LIMIT 1').get() as EtlRun | undefined) ?? null
  );
}

/** The facts that determine the content of a warehouse. */
interface Deciding {
  readonly inputsSha256: string;
  readonly codeVersion: string;
  readonly parametersSha256: string;
  readonly keyId: string;
  readonly isInvented: boolean;
}

/** True when a run would publish the same content again. */
export function isSameRun(published: EtlRun, next: Deciding): boolean {
  return (
    published.inputs_sha256 === next.inputsSha256 &&
    published.code_version === next.codeVersion &&
    published.parameters_sha256 === next.parametersSha256 &&
    published.key_id === next.keyId &&
    published.is_invented_data === Number(next.isInvented)
  );
}
