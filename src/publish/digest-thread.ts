import { isWorthThread, runInWorker, type WorkerRun } from '../core/worker-thread.ts';
import { openReadOnly } from '../warehouse/open.ts';
import { contentDigest } from './digest.ts';

/**
 * Starts the content digest of a file, read by its own connection. A large file has its own thread, so that checks
 * run at the same time. Do not write to the file until the digest is ready.
 */
export function startDigest(path: string, signal: AbortSignal): WorkerRun<string> {
  if (isWorthThread(path)) return runInWorker(new URL('./digest-worker.ts', import.meta.url), path);
  return { answer: digestHere(path, signal), [Symbol.dispose]: () => {} };
}

async function digestHere(path: string, signal: AbortSignal): Promise<string> {
  const db = openReadOnly(path);
  try {
    return await contentDigest(db, signal);
  } finally {
    db.close();
  }
}
