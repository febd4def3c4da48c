import { setImmediate } from 'node:timers/promises';

const EVERY_MS = 50;

/** Gives way to what is waiting, signals of the system among it; throws the reason of `signal` once it is aborted. */
export async function yieldNow(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}

/**
 * Yields to the event loop at most every 50 ms; returns whether it did. The clock decides when to pause, never
 * what is computed.
 */
export function yieldEvery(signal: AbortSignal): () => Promise<boolean> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < EVERY_MS) return false;
    await yieldNow(signal);
    last = performance.now();
    return true;
  };
}
