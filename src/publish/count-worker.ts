import { parentPort, workerData } from 'node:worker_threads';
import { openReadOnly } from '../warehouse/open.ts';
import type { CheckDefinition } from '../warehouse/tracking-tables.ts';
import { countChecks } from './quality-checks.ts';

/* The thread that runs half of the quality checks. */

const { path, checks } = workerData as { path: string; checks: readonly CheckDefinition[] };
const db = openReadOnly(path);
try {
  parentPort?.postMessage(countChecks(db, checks));
} finally {
  db.close();
}
