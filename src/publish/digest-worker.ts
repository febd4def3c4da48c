import { parentPort, workerData } from 'node:worker_threads';
import { openReadOnly } from '../warehouse/open.ts';
import { contentDigest } from './digest.ts';

/* The thread that computes the digest of a finished file while others check it. */

const db = openReadOnly(workerData as string);
try {
  parentPort?.postMessage(await contentDigest(db, new AbortController().signal));
} finally {
  db.close();
}
