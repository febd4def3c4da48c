/** Medians, growth and tables out of measurements. Pure. */

/** What one run of a command took. Megabytes are of 2^20 bytes. */
export interface Measurement {
  readonly wallSeconds: number;
  /** User and system time, of the command and of every process that it started. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/** The middle value; of an even number of values the mean of the two middle ones. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Each figure's own median over the runs. */
export function medianOf(runs: readonly Measurement[]): Measurement {
  const of = (pick: (run: Measurement) => number): number => median(runs.map(pick));
  return {
    wallSeconds: of((run) => run.wallSeconds),
    cpuSeconds: of((run) => run.cpuSeconds),
    peakMb: of((run) => run.peakMb),
  };
}

/** A cost at a size: seconds, megabytes. */
export interface Cost {
  readonly size: number;
  readonly cost: number;
}

/** The e in cost ~ size^e between the smallest and the largest size; 1 is linear. NaN when there is one size only. */
export function growthExponent(costs: readonly Cost[]): number {
  const sorted = [...costs].sort((a, b) => a.size - b.size);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first.size === last.size) return Number.NaN;
  return Math.log(last.cost / first.cost) / Math.log(last.size / first.size);
}

/** The result of wait4 for a command: user and system seconds added up, and the peak of its largest process. */
export interface Waited {
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/**
 * Parses the output of `/usr/bin/time -f '%U %S %M'` (seconds, seconds, KiB); null for other text. A remark may
 * precede it.
 */
export function parseTimes(text: string): Waited | null {
  const found = /^(\d+\.\d+) (\d+\.\d+) (\d+)$/m.exec(text);
  return found && { cpuSeconds: Number(found[1]) + Number(found[2]), peakMb: Number(found[3]) / 1024 };
}

/** The lines `name value` that a benched command prints, numbers only. */
export function parseFacts(stdout: string): ReadonlyMap<string, number> {
  const facts = new Map<string, number>();
  for (const [, name = '', value] of stdout.matchAll(/^([a-z_]+) (\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$/gm)) {
    facts.set(name, Number(value));
  }
  return facts;
}

/** The fields of `/proc/PID/status` that are in kB, by name. */
export function parseStatus(text: string): ReadonlyMap<string, number> {
  return new Map([...text.matchAll(/^(\w+):\s+(\d+) kB$/gm)].map(([, name = '', kb]) => [name, Number(kb)]));
}

/**
 * User and system time in clock ticks out of `/proc/PID/stat`. The name of the command, in brackets, may hold spaces and
 * brackets of its own.
 */
export function parseStat(text: string): number {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** A number as the tables show it: three figures that count; a dash for one that was not measured. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A Markdown table; the first column is text, the others are numbers. */
export function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
