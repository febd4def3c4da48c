import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from './warehouse.ts';

/** What R says: a value by view|endpoint|stratum|...|column, null where R has NA. */
export type Figures = ReadonlyMap<string, number | null>;

/** The figures frozen in the repository. */
export function frozenFigures(file = 'reference.json'): Figures {
  return parse(readFileSync(join(FIXTURES, file), 'utf8'));
}

/** The same and more, computed now by R; undefined where R or its survival package is not installed. */
export function liveFigures(
  subjects = join(FIXTURES, 'subjects.csv'),
  script = 'reference.R',
): Figures | undefined {
  const r = spawnSync('Rscript', ['--vanilla', join(import.meta.dirname, script), subjects, 'all'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return r.status === 0 ? parse(r.stdout) : undefined;
}

/** Whether a command can be started here. */
export function isInstalled(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

function parse(text: string): Figures {
  return new Map(Object.entries((JSON.parse(text) as { values: Record<string, number | null> }).values));
}

export interface Agreement {
  compared: number;
  /** Largest relative difference by view and column. */
  readonly largest: Map<string, number>;
  /** Keys where one side has a value and the other none, or that are further apart than allowed. */
  readonly disagreements: string[];
}

/** Groups that do not differ at all have a chi-square of 0 but for rounding. */
const NO_DIFFERENCE = 1e-12;

/** Holds the figures of the views against those of R. */
export function compare(views: Figures, reference: Figures, tolerance: number): Agreement {
  const result: Agreement = { compared: 0, largest: new Map(), disagreements: [] };
  for (const [key, expected] of reference) {
    const found = views.get(key);
    const column = `${key.slice(0, key.indexOf('|'))}.${key.slice(key.lastIndexOf('|') + 1)}`;
    const floor = column === 'log_rank.chi_square' ? NO_DIFFERENCE : 0;
    const difference = relativeDifference(found, expected, floor);
    result.compared++;
    result.largest.set(column, Math.max(result.largest.get(column) ?? 0, difference));
    if (difference > tolerance) result.disagreements.push(`${key}: ${found} for ${expected}`);
  }
  return result;
}

/** The figures of a view, other than an empty stratum's count of 0 subjects, that the reference does not have. */
export function unknownFigures(views: Figures, reference: Figures): string[] {
  return [...views]
    .filter(([key, value]) => value !== null && value !== 0 && !reference.has(key))
    .map(([key]) => key);
}

function relativeDifference(
  found: number | null | undefined,
  expected: number | null,
  floor: number,
): number {
  if (found === expected) return 0;
  if (typeof found !== 'number' || expected === null) return Number.POSITIVE_INFINITY;
  if (Math.max(Math.abs(found), Math.abs(expected)) < floor) return 0;
  return Math.abs(found - expected) / Math.abs(expected);
}
