import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { environment } from '../run/inbox.ts';
import { csvText, type Delivery, type Dispatch, FIRST, latin, workbook } from './valid.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

/** How a run ended, and what it cost. */
export interface Night {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** The most that the process and its children held in memory together. */
  readonly peakMB: number;
}

export interface NightOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Meddles while the run is at work. */
  readonly during?: (pid: number) => void | Promise<void>;
  readonly limitSeconds?: number;
  /** The program, when it is not this one. */
  readonly cli?: string;
  /** Put before the command: `strace ...`, `faketime ...`. */
  readonly under?: readonly string[];
}

/** An inbox, its OUT and its STATE on disk, gone when disposed of. */
export class Box implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'torture-'));
  readonly inbox = join(this.root, 'inbox');
  readonly out = join(this.root, 'out');

  path(name: string): string {
    return join(this.inbox, name);
  }

  get dcc(): string {
    return this.path(`dcc/${FIRST.dcc}`);
  }

  orbis(report: string): string {
    return this.path(`orbis/ORBIS_${report}_${FIRST.orbis}.csv`);
  }

  get target(): string {
    return join(this.out, 'warehouse.sqlite');
  }

  write(name: string, content: string | Uint8Array): string {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  remove(name: string): void {
    rmSync(this.path(name), { recursive: true });
  }

  /** Writes a delivery in its usual forms. */
  deliver({ dcc, orbis }: Delivery, as: Dispatch = FIRST): void {
    this.write(`dcc/${as.dcc}`, workbook(dcc));
    for (const [report, rows] of Object.entries(orbis)) {
      this.write(`orbis/ORBIS_${report}_${as.orbis}.csv`, latin(csvText(rows)));
    }
  }

  night(options: NightOptions = {}): Promise<Night> {
    return runNight({ EXPORTS: this.inbox, OUT: this.out, ...options.env }, options);
  }

  /** What `audit` says of the record that the runs left. */
  audit(): { readonly exitCode: number | null; readonly told: string } {
    const env = environment({ OUT: this.out });
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'audit'], { env, encoding: 'utf8' });
    return { exitCode: status, told: stdout + stderr };
  }

  /** The lines of every log, as text. */
  logs(): string {
    const folder = join(this.out, 'logs');
    try {
      return readdirSync(folder)
        .sort()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('');
    } catch {
      return '';
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Runs `etl` as a process of its own; past its time limit it is killed. */
export async function runNight(
  env: Readonly<Record<string, string>>,
  { during, limitSeconds = 300, under = [], cli = CLI }: NightOptions = {},
): Promise<Night> {
  const [command = '', ...args] = [...under, process.execPath, cli, 'etl'];
  const start = performance.now();
  const child = spawn(command, args, {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const pid = child.pid ?? 0;
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => {
      text[stream] += chunk;
    });
  }
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, groupMemoryMB(pid));
  }, 50);
  const limit = setTimeout(() => killGroup(pid), limitSeconds * 1000);
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (...how) => resolve(how)),
  );
  await during?.(pid);
  const [exitCode, signal] = await ended;
  clearInterval(watch);
  clearTimeout(limit);
  return { exitCode, signal, ...text, seconds: (performance.now() - start) / 1000, peakMB: peak };
}

/** Kills a run with the processes that it started. */
export function killGroup(pid: number): void {
  if (pid <= 0) return; // It never started; 0 would be our own group.
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Anonymous memory of all processes of one group: shared pages of the program are nobody's. */
function groupMemoryMB(group: number): number {
  let kilobytes = 0;
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[2]) !== group) continue;
      const status = readFileSync(`/proc/${name}/status`, 'latin1');
      kilobytes += Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0);
    } catch {
      // It ended between two looks.
    }
  }
  return kilobytes / 1024;
}
