/** The figures to reach. `at`: rows of fiches, patients, or analysed subjects, as the figure has it. */
export interface Target {
  readonly figure: FigureName;
  readonly what: string;
  readonly at: number;
  readonly limit: { readonly most: number } | { readonly least: number };
}

export type FigureName =
  | 'reading: seconds, times the floor'
  | 'reading: readxl, times ours'
  | 'reading: SheetJS, times ours'
  | 'reading: MB'
  | 'run: R, times ours'
  | 'run: Python, times ours'
  | 'run: MB'
  | 'run: seconds, times those of a tenth'
  | 'nothing new: seconds'
  | 'published: bytes, times the inflated inputs'
  | 'estimates: seconds of the slowest'
  | 'views of a published file: seconds of the slowest';

const target = (figure: FigureName, at: number, limit: Target['limit'], what: string): Target => ({
  figure,
  at,
  limit,
  what,
});

export const TARGETS: readonly Target[] = [
  target('reading: seconds, times the floor', 100_000, { most: 2 }, 'fiches'),
  target('reading: readxl, times ours', 100_000, { least: 4 }, 'fiches'),
  target('reading: SheetJS, times ours', 100_000, { least: 10 }, 'fiches'),
  target('reading: MB', 100_000, { most: 200 }, 'fiches'),
  target('reading: MB', 1_000_000, { most: 400 }, 'fiches'),
  target('run: R, times ours', 100_000, { least: 1 }, 'patients'),
  target('run: Python, times ours', 100_000, { least: 3 }, 'patients'),
  target('run: MB', 100_000, { most: 400 }, 'patients'),
  target('run: MB', 1_000_000, { most: 600 }, 'patients'),
  target('run: seconds, times those of a tenth', 1_000_000, { most: 11 }, 'patients'),
  target('nothing new: seconds', 100_000, { most: 0.5 }, 'patients'),
  target('published: bytes, times the inflated inputs', 100_000, { most: 3 }, 'patients'),
  target('estimates: seconds of the slowest', 100_000, { most: 1 }, 'subjects'),
  target('views of a published file: seconds of the slowest', 100_000, { most: 1 }, 'patients'),
];

/** A figure that was measured, and at what size. */
export interface Figure {
  readonly name: FigureName;
  readonly at: number;
  readonly value: number;
}

export type Verdict = 'met' | 'missed' | 'open';

/** Whether a target is reached: open as long as nothing was measured at its own size. */
export function verdict({ limit, at }: Target, figure: Figure | undefined): Verdict {
  if (figure === undefined || figure.at !== at || Number.isNaN(figure.value)) return 'open';
  return ('most' in limit ? figure.value <= limit.most : figure.value >= limit.least) ? 'met' : 'missed';
}

/** The figure at the target's own size, else the one at the largest size that was measured below it. */
export function figureFor({ figure, at }: Target, figures: readonly Figure[]): Figure | undefined {
  const known = figures.filter((one) => one.name === figure && one.at <= at && !Number.isNaN(one.value));
  return known.sort((a, b) => a.at - b.at).at(-1);
}
