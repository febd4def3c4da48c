/**
 * Puts one fault at a time into the code of each part and runs its tests: a fault that no test notices survives.
 * `make mutation ONLY=dates,numbers` runs some of the parts; ends with 1 below the least score. Reports stay in `out/mutation/`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS, type Part } from './parts.ts';
import { type Report, scoresOf, table } from './score.ts';

const OUT = 'out/mutation';
const LEAST = 90;

function runPart(name: string, { code }: Part): Report {
  const args = ['run', '--mutate', code.join(',')];
  const { status } = spawnSync('stryker', args, { stdio: 'inherit', env: { ...process.env, PART: name } });
  if (status !== 0) throw new Error(`${name}: Stryker broke off (${status})`);
  const report = join(OUT, `${name.replace(' ', '-')}.json`);
  renameSync(join(OUT, 'last.json'), report);
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

const start = performance.now();
const wanted = process.env.ONLY?.split(',') ?? [];
const parts = Object.entries(PARTS).filter(([name]) => wanted.join() === '' || wanted.includes(name));
mkdirSync(OUT, { recursive: true });
const scores = scoresOf(parts.map(([name, part]) => runPart(name, part)));
console.log(table(scores));
console.log(`Took ${((performance.now() - start) / 60_000).toFixed(1)} min`);
if ((scores.at(-1)?.score ?? 0) < LEAST) process.exitCode = 1;
