import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measurement, parseStat, parseStatus, parseTimes } from './figures.ts';

/*
 * How a command is measured. It runs as a process of its own, start-up included.
 *
 * Wall: from before the spawn to the end of the process.
 *
 * User and system seconds: two lower bounds, of which the larger is taken. `/usr/bin/time` reads the wait4 figures of the
 * command and of the children that it waited for; the run kills its reading process and may end before it has waited
 * for it, so the tree is also sampled: the last user and system time seen of each process, added up.
 *
 * Peak memory: every few milliseconds the high-water marks of resident memory (VmHWM in /proc/PID/status) of all
 * processes that are alive in the tree are added up, and the largest sum is kept; the mark misses no spike between two
 * samples, and wait4 reports one after the last. For one process the figure is exact; for several it is an upper bound,
 * since they need not peak together and pages that they share count in each. A process between fork and exec still is
 * its parent, by its command line too, and is not counted: its pages are the parent's. Without /proc (macOS) only wait4 is left.
 */

const EVERY_MS = 15;
const TICKS_PER_SECOND = 100;
const TIME = '/usr/bin/time';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that count as done; 0 when not given. */
  readonly done?: readonly number[];
}

export interface Ran {
  readonly measurement: Measurement;
  readonly stdout: string;
}

/** Runs a command to its end. Throws when it ends in another way than expected. */
export async function measure({ command, args, env = {}, done = [0] }: Command): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'measure-'));
  const [timesFile, out, err] = ['times', 'stdout', 'stderr'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const isTimed = existsSync(TIME);
  const [program, allArgs] = isTimed
    ? [TIME, ['-q', '-f', '%U %S %M', '-o', timesFile, command, ...args]]
    : [command, [...args]];
  const handles = [openSync(out, 'w'), openSync(err, 'w')] as const;
  try {
    const started = performance.now();
    const child = spawn(program, allArgs, { env: { ...process.env, ...env }, stdio: ['ignore', ...handles] });
    const tree = new Tree(child.pid ?? 0, isTimed);
    const timer = setInterval(() => tree.look(), EVERY_MS);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('exit', resolve);
    }).finally(() => clearInterval(timer));
    const wallSeconds = (performance.now() - started) / 1000;
    if (code === null || !done.includes(code)) {
      throw new Error(
        `${command} ended with ${code}: ${readFileSync(err, 'utf8').trim().split('\n').at(-1)}`,
      );
    }
    const waited = isTimed ? parseTimes(readFileSync(timesFile, 'utf8')) : null;
    const measurement = {
      wallSeconds,
      cpuSeconds: Math.max(waited?.cpuSeconds ?? 0, tree.cpuSeconds),
      peakMb: Math.max(waited?.peakMb ?? 0, tree.peakMb),
    };
    return { measurement, stdout: readFileSync(out, 'utf8') };
  } finally {
    for (const handle of handles) closeSync(handle);
    rmSync(folder, { recursive: true });
  }
}

/** A process and everything below it, looked at again and again. */
class Tree {
  readonly #root: number;
  readonly #isRootLeftOut: boolean;
  readonly #ticks = new Map<number, number>();
  #peakKb = 0;

  constructor(root: number, isRootLeftOut: boolean) {
    this.#root = root;
    this.#isRootLeftOut = isRootLeftOut;
  }

  get peakMb(): number {
    return this.#peakKb / 1024;
  }

  get cpuSeconds(): number {
    return [...this.#ticks.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
  }

  look(): void {
    let kb = 0;
    for (const pid of below(this.#root, '')) {
      if (pid === this.#root && this.#isRootLeftOut) continue;
      kb += parseStatus(readProc(pid, 'status')).get('VmHWM') ?? 0;
      const stat = readProc(pid, 'stat');
      if (stat !== '') this.#ticks.set(pid, parseStat(stat));
    }
    this.#peakKb = Math.max(this.#peakKb, kb);
  }
}

function below(pid: number, parentsCommand: string): number[] {
  const command = readProc(pid, 'cmdline');
  if (command === parentsCommand) return [];
  const children = threadsOf(pid).flatMap((thread) => readProc(pid, `task/${thread}/children`).split(' '));
  return [pid, ...children.filter((child) => child !== '').flatMap((child) => below(Number(child), command))];
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Empty when the process is gone. */
function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
