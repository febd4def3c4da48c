import { readFileSync } from 'node:fs';

/** The printed figures, by their identifier: a count, or a value as printed. */
export type Targets = Readonly<Record<string, number>>;

/** Reads targets.json: all 223 printed figures, nothing else. */
export function readTargets(): Targets {
  return JSON.parse(readFileSync(new URL('targets.json', import.meta.url), 'utf8')) as Targets;
}

/** One printed figure. @throws when the print has no such figure. */
export function count(targets: Targets, id: string): number {
  const printed = targets[id];
  if (printed === undefined) throw new Error(`no figure is printed as ${id}`);
  return printed;
}
