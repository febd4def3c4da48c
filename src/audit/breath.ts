import { setImmediate } from 'node:timers/promises';

const EVERY_MS = 50;

/**
 * Lets a long loop breathe: at most every 50 ms it gives way to signals, and throws the signal's reason once it is
 * aborted. Answers whether it paused. The clock decides when to pause, never what is computed.
 */
export function breath(signal: AbortSignal): () => Promise<boolean> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < EVERY_MS) return false;
    await setImmediate();
    signal.throwIfAborted();
    last = performance.now();
    return true;
  };
}
