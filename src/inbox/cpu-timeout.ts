import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that gets no processor is waited for longer, but not for ever. */
const MOST_WAITING = 10;
const SHORTEST_LOOK_MS = 50;
/** Ticks of the clock that /proc counts in are hundredths of a second. */
const TICK_MS = 10;

/**
 * Calls `onEnd` after a process has used so many milliseconds of processor time. Processor time where the system
 * reports it (Linux), else elapsed time: on a busy machine a good file is slow without looping.
 */
export class CpuTimeout implements Disposable {
  readonly #child: ChildProcess;
  readonly #ms: number;
  readonly #onEnd: () => void;
  readonly #workedBefore: number;
  #waited = 0;
  #timer: NodeJS.Timeout;

  constructor(child: ChildProcess, ms: number, onEnd: () => void) {
    this.#child = child;
    this.#ms = ms;
    this.#onEnd = onEnd;
    this.#workedBefore = workedMs(child) ?? 0;
    this.#timer = this.#lookIn(ms);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  #lookIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#look(ms), ms);
  }

  #look(waited: number): void {
    this.#waited += waited;
    const worked = workedMs(this.#child);
    const left = worked === null ? 0 : this.#ms - (worked - this.#workedBefore);
    if (left <= 0 || this.#waited >= this.#ms * MOST_WAITING) this.#onEnd();
    else this.#timer = this.#lookIn(Math.max(left, SHORTEST_LOOK_MS));
  }
}

/** Processor time of a process so far; null where the system does not show it. */
function workedMs({ pid }: ChildProcess): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return (Number(user) + Number(system)) * TICK_MS;
  } catch {
    return null;
  }
}
