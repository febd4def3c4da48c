/**
 * All of the torture, its parts side by side on every processor, and its figures as a table: `make torture KILLS=1000`.
 * Takes about an hour and a half on two cores; each part runs alone as well (`node bench/torture/kill.ts 100`), and
 * `ONLY=kills,starters` runs some of them. Ends with 1 when a part broke off or found something wrong.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

type Part = readonly [name: string, file: string, ...args: string[]];

const kills = Number(process.env.KILLS || '1000');
const half = [`${Math.ceil(kills / 2)}`, `${Math.floor(kills / 2)}`] as const;
/** The longest first, that none is left for the end. */
const PARTS: readonly Part[] = [
  ['kills', 'kill.ts', half[0], '1'],
  ['kills of many threads', 'kill.ts', half[1], '2', 'threads'],
  ['failing disk', 'fault.ts', '4'],
  ['fuzz', 'fuzz.ts', '10000'],
  ['hostile inboxes', 'corpus.ts'],
  ['cut files', 'truncation.ts'],
  ['power cuts', 'power.ts', '100'],
  ['starters', 'starters.ts', '20'],
  ['kills about the rename', 'naming.ts'],
  ['seeded faults', 'seeded.ts'],
  ['full disks', 'full-disk.ts'],
  ['every day', 'days.ts'],
];

const wanted = (process.env.ONLY ?? '').split(',').filter((name) => name !== '');
const parts = PARTS.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const rows = new Map<Part, string>();
const waiting = parts.values();
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(
  ['', '| what | figures | took |', '|---|---|---|', ...parts.map((part) => rows.get(part))].join('\n'),
);

/** Runs part after part until none waits. */
async function work(): Promise<void> {
  for (const part of waiting) rows.set(part, await rowOf(part));
}

async function rowOf(part: Part): Promise<string> {
  const [name, file, ...args] = part;
  const start = performance.now();
  const { status, lines } = await told(name, join(import.meta.dirname, file), args);
  if (status !== 0) process.exitCode = 1;
  const figures = lines.at(-1) ?? '';
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  return `| ${name} | ${status === 0 ? figures : `**ended with ${status}**: ${figures}`} | ${minutes} min |`;
}

/** Runs a part; what it prints is shown as it comes, with the name of the part. */
async function told(
  name: string,
  file: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly lines: readonly string[] }> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    console.log(`${name}: ${line}`);
  }
  return { status: await ended, lines };
}
