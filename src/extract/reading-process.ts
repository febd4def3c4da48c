import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { RunError, remedyOf } from '../core/run-error.ts';
import type { Problem } from '../findings/problem.ts';
import { CpuTimeout } from '../inbox/cpu-timeout.ts';
import type { Limits } from '../inbox/limits.ts';
import type { Job, WorkerReply } from './worker.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const MB = 2 ** 20;
/** Memory for new objects. A reader creates garbage with every row, so a small size is enough. */
const YOUNG_MB = 8;

export type Reading =
  | { readonly kind: 'staged'; readonly rows: number; readonly ms: number }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'cache_damaged' };

/**
 * Reads files one after another in its own process, started with the first file. A process that takes too long or
 * crashes is killed and replaced: the file is refused, and the run continues with the next.
 */
export class ReadingProcess implements Disposable {
  readonly #limits: Limits;
  readonly #signal: AbortSignal | undefined;
  #child: ChildProcess | null = null;
  #childMb = 0;

  constructor(limits: Limits, signal?: AbortSignal) {
    this.#limits = limits;
    this.#signal = signal;
  }

  /** Throws when the state folder is not writable, which is not a fault of the file. */
  async read(job: Job): Promise<Reading> {
    this.#signal?.throwIfAborted();
    const answer = await this.#ask(this.#roomFor(job), job);
    if (answer.kind !== 'failed') return answer;
    if (answer.isCacheDamaged) {
      this[Symbol.dispose]();
      return { kind: 'cache_damaged' };
    }
    if (/^(SQLITE_|ENOSPC$|EROFS$)/.test(answer.reason)) throw unwritable(job, answer.reason);
    return { kind: 'refused', problem: failure(job, answer.reason) };
  }

  [Symbol.dispose](): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  /** Returns the process, replaced when the file may need more memory than it has. */
  #roomFor({ sizeBytes }: Job): ChildProcess {
    const { baseMemoryMb, memoryPerMb, mostMemoryMb } = this.#limits;
    const memoryMb = Math.min(mostMemoryMb, Math.ceil(baseMemoryMb + (sizeBytes / MB) * memoryPerMb));
    if (this.#child !== null && this.#childMb >= memoryMb) return this.#child;
    this[Symbol.dispose]();
    this.#child = start(memoryMb);
    this.#childMb = memoryMb;
    return this.#child;
  }

  #ask(child: ChildProcess, job: Job): Promise<WorkerReply> {
    const ms = this.#limits.baseMs + (job.sizeBytes / MB) * this.#limits.msPerMb;
    return new Promise((resolve, reject) => {
      const cpuTimeout = new CpuTimeout(child, ms, () =>
        give({ kind: 'failed', reason: 'TIMEOUT', isCacheDamaged: false }, true),
      );
      const onMessage = (answer: unknown): void => give(answer as WorkerReply, false);
      const onGone = (code: number | null, signal: string | null): void =>
        give({ kind: 'failed', reason: signal ?? `EXIT_${code}`, isCacheDamaged: false }, true);
      const onError = (error: NodeJS.ErrnoException): void =>
        give({ kind: 'failed', reason: error.code ?? 'FORK', isCacheDamaged: false }, true);
      const onAbort = (): void => {
        end(true);
        reject(this.#signal?.reason);
      };
      const end = (isBroken: boolean): void => {
        cpuTimeout[Symbol.dispose]();
        child.off('message', onMessage).off('exit', onGone).off('error', onError);
        this.#signal?.removeEventListener('abort', onAbort);
        if (isBroken) this[Symbol.dispose]();
      };
      const give = (answer: WorkerReply, isBroken: boolean): void => {
        end(isBroken);
        resolve(answer);
      };
      child.on('message', onMessage).on('exit', onGone).on('error', onError);
      this.#signal?.addEventListener('abort', onAbort);
      child.send(job);
    });
  }
}

function start(memoryMb: number): ChildProcess {
  return fork(WORKER, [String(process.pid)], {
    execArgv: [
      `--max-old-space-size=${memoryMb}`,
      `--max-semi-space-size=${YOUNG_MB}`,
      '--heap-growing-percent=20',
      '--disable-sigusr1',
      '--disable-warning=ExperimentalWarning',
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Exports are only read, so these errors concern the staging. */
function unwritable({ file, setting: { stateDir } }: Job, reason: string): RunError {
  const remedy = remedyOf(reason) || '; check its disk, its owner and its mode';
  return new RunError(`${stateDir} could not be written while ${file} was read (${reason})${remedy}`);
}

function failure({ file }: Job, reason: string): Problem {
  const found =
    reason === 'TIMEOUT'
      ? 'a file that takes too long to read'
      : `a file that broke off the reader (${reason})`;
  return {
    code: 'reader_failed',
    place: { file },
    found,
    expected: 'an export as the system writes it',
    remedy: 'open it, save it again, and deliver that; if it is large, deliver it as CSV',
  };
}
