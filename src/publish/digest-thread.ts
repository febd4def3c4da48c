import { isWorthThread, runInWorker, type WorkerRun } from '../core/worker-thread.ts';
import { openReadOnly } from '../warehouse/open.ts';
import { contentDigest } from './digest.ts';

/**
 * Computes the content digest of a file from what can be read of it, by a connection of its own; for a large file on a
 * thread of its own, so that it can be checked meanwhile. Nobody may write to it until the digest is there.
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
