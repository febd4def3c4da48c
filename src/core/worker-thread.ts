import { statSync } from 'node:fs';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** A smaller file is read sooner than a thread has started. */
const LEAST_BYTES = 32 * 2 ** 20;

/** The pending result of a thread. Disposing ends the thread. */
export interface WorkerRun<T> extends Disposable {
  readonly answer: Promise<T>;
}

export function isWorthThread(path: string): boolean {
  return statSync(path).size >= LEAST_BYTES;
}

/**
 * Starts a thread with `data` that returns one result. The result rejects when the thread fails or ends without
 * one.
 */
export function runInWorker<T>(
  module: URL,
  data: unknown,
  resourceLimits: ResourceLimits = {},
): WorkerRun<T> {
  const worker = new Worker(module, { workerData: data, resourceLimits });
  const answer = new Promise<T>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => reject(new Error(`the thread of ${module.pathname} ended without an answer`)));
  });
  answer.catch(() => {}); // it may fail before the caller awaits it
  return { answer, [Symbol.dispose]: () => void worker.terminate() };
}
