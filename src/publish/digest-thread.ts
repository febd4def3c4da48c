import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { openReadOnly } from '../warehouse/open.ts';
import { contentDigest } from './digest.ts';

/** A smaller file is read sooner than a thread has started. */
const LEAST_BYTES = 32 * 2 ** 20;

/** A digest that is being computed. Disposing of it ends what still runs. */
export interface StartedDigest extends Disposable {
  readonly digest: Promise<string>;
}

/**
 * Computes the content digest of a file from what can be read of it, by a connection of its own; for a large file on a
 * thread of its own, so that it can be checked meanwhile. Nobody may write to it until the digest is there.
 */
export function startDigest(path: string, signal: AbortSignal): StartedDigest {
  if (statSync(path).size < LEAST_BYTES)
    return { digest: digestHere(path, signal), [Symbol.dispose]: () => {} };
  const worker = new Worker(new URL('./digest-worker.ts', import.meta.url), { workerData: path });
  const digest = new Promise<string>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that computes the digest ended without one')));
  });
  digest.catch(() => {}); // awaited after the checks
  return { digest, [Symbol.dispose]: () => void worker.terminate() };
}

async function digestHere(path: string, signal: AbortSignal): Promise<string> {
  const db = openReadOnly(path);
  try {
    return await contentDigest(db, signal);
  } finally {
    db.close();
  }
}
