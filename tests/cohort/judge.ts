import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Analysed, type Follow, follow } from './reading.ts';
import { retreatedOf } from './treatments.ts';

/** What R says, by name: `day15.pfs.all.median`. */
export type Judgement = Readonly<Record<string, number>>;

/** R's results as stored in the repository, and the digest of their inputs. */
export interface Frozen {
  readonly asked: string;
  readonly says: Judgement;
}

export const FROZEN = join(import.meta.dirname, 'judge.json');
export const frozen = (): Frozen => JSON.parse(readFileSync(FROZEN, 'utf8')) as Frozen;
export const digest = (question: string): string => createHash('sha256').update(question).digest('hex');

/** PFS, OS and PFS after retreatment of the cohort, read by the day-15 rule and by a day-1 rule. */
export function question(cases: readonly Analysed[]): string {
  const rows: string[] = ['endpoint,subgroup,days,event,rule'];
  const add = (endpoint: string, subgroup: string, found: Follow | undefined, rule: number): void => {
    if (found !== undefined)
      rows.push(`${endpoint},${subgroup},${found.days},${Number(found.isEvent)},${rule}`);
  };
  for (const rule of [15, 1]) {
    for (const { patient, index, subgroup } of cases) {
      add('pfs', subgroup, follow(patient, index, 'any', rule), rule);
      add('os', subgroup, follow(patient, index, 'death', rule), rule);
    }
    for (const { patient, line } of retreatedOf(cases))
      add('retreatment', 'all', follow(patient, line, 'any', rule), rule);
  }
  return `${rows.join('\n')}\n`;
}

/** R's answer now; undefined where R or its survival package is not installed. */
export function askR(asked: string): Judgement | undefined {
  const r = spawnSync('Rscript', ['--vanilla', join(import.meta.dirname, 'judge.R')], {
    input: asked,
    encoding: 'utf8',
  });
  if (r.status !== 0) return undefined;
  const lines = r.stdout.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => line.split('=')).map(([name, value]) => [name, Number(value)]),
  );
}
