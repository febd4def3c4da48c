import { setImmediate } from 'node:timers/promises';

const EVERY_MS = 50;

/** Yields to the event loop, so that signals are handled; throws the reason of `signal` once it is aborted. */
export async function yieldNow(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}

/**
 * Yields to the event loop at most every 50 ms; returns whether it did. The clock affects when it pauses, never the
 * result.
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
