/**
 * All of the torture, one after another, and its figures as a table: `make torture KILLS=1000`. Takes about two hours on
 * two cores; each part runs alone as well (`node bench/torture/kill.ts 100`).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const kills = process.env.KILLS ?? '1000';
const PARTS: readonly (readonly [name: string, file: string, ...args: string[]])[] = [
  ['hostile inboxes', 'corpus.ts'],
  ['kills', 'kill.ts', kills],
  ['kills about the rename', 'naming.ts'],
  ['failing disk', 'fault.ts', '20'],
  ['full disks', 'full-disk.ts'],
  ['starters', 'starters.ts', '20'],
  ['power cuts', 'power.ts', '100'],
  ['seeded faults', 'seeded.ts'],
  ['every day', 'days.ts'],
  ['cut files', 'truncation.ts'],
  ['fuzz', 'fuzz.ts', '10000'],
];

const rows = PARTS.map(([name, file, ...args]) => {
  const start = performance.now();
  const { stdout, status } = spawnSync(process.execPath, [join(import.meta.dirname, file), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  process.stdout.write(stdout);
  const figures = stdout.trimEnd().split('\n').at(-1) ?? '';
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  return `| ${name} | ${status === 0 ? figures : `broke off (${status}): ${figures}`} | ${minutes} min |`;
});
console.log(['', '| what | figures | took |', '|---|---|---|', ...rows].join('\n'));
