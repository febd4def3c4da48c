import { growthExponent, markdown, shown } from './harness/figures.ts';
import type { Result } from './harness/task.ts';
import { type Figure, figureFor, TARGETS, verdict } from './targets.ts';

/** Everything that was measured, as Markdown: a table a part, growth, and the figures to reach. */
export function report(results: readonly Result[]): string {
  return [
    ...comparison('Reading a workbook of fiches', 'rows', 'reading', 'floor', results),
    ...comparison('A whole run', 'patients', 'etl', null, results),
    ...views('Public views of the published file', 'patients', 'view', results),
    ...views('Estimates', 'subjects', 'estimate', results),
    ...growth(results),
    '### Figures to reach',
    markdown(['figure', 'to reach', 'at', 'measured', 'at', 'verdict'], targetRows(figuresOf(results))),
  ].join('\n\n');
}

const inPart = (part: string, results: readonly Result[]): readonly Result[] =>
  results.filter(({ name }) => name.startsWith(`${part}/`));
const toolOf = ({ name }: Result): string => name.slice(name.indexOf('/') + 1);
const find = (name: string, size: number, results: readonly Result[]): Result | undefined =>
  results.find((result) => result.name === name && result.size === size);
const secondsOf = (name: string, size: number, results: readonly Result[]): number =>
  find(name, size, results)?.median.wallSeconds ?? Number.NaN;

/** Ours and its peers; `floor`: what no reader can beat, where there is one. */
function comparison(
  title: string,
  unit: string,
  part: string,
  floor: string | null,
  results: readonly Result[],
): string[] {
  const rows = inPart(part, results);
  if (rows.length === 0) return [];
  const beside = ['ours', ...(floor === null ? [] : [floor])];
  const table = markdown(
    [
      part,
      unit,
      'wall s',
      'user+sys s',
      'peak MB',
      ...beside.map((tool) => `times ${tool}, wall (user+sys)`),
      'rows read',
      'patients',
    ],
    rows.map((row) => [
      toolOf(row),
      String(row.size),
      shown(row.median.wallSeconds),
      shown(row.median.cpuSeconds),
      shown(row.median.peakMb),
      ...beside.map((tool) => ratios(row, find(`${part}/${tool}`, row.size, results))),
      count(row.facts.get('rows_read')),
      count(row.facts.get('patients')),
    ]),
  );
  return [`### ${title}`, table, ...notes(rows)];
}

function ratios({ median }: Result, other: Result | undefined): string {
  if (other === undefined) return '-';
  const { wallSeconds, cpuSeconds } = other.median;
  return `${shown(median.wallSeconds / wallSeconds)} (${shown(median.cpuSeconds / cpuSeconds)})`;
}

const count = (value: number | undefined): string => (value === undefined ? '-' : String(value));

function notes(rows: readonly Result[]): string[] {
  const noted = rows.filter(({ note }) => note !== undefined);
  return noted.length === 0
    ? []
    : [noted.map((row) => `- ${toolOf(row)}, ${row.size}: ${row.note}`).join('\n')];
}

function views(title: string, unit: string, part: string, results: readonly Result[]): string[] {
  const rows = inPart(part, results);
  if (rows.length === 0) return [];
  const table = markdown(
    ['view', unit, 'wall s'],
    rows.map((row) => [toolOf(row), String(row.size), row.median.wallSeconds.toFixed(3)]),
  );
  return [`### ${title}`, table, ...notes(rows)];
}

/** How the cost of each tool grows with its size, where it ran at two sizes. */
function growth(results: readonly Result[]): string[] {
  const names = [...new Set(results.map(({ name }) => name))].filter((name) => /^(reading|etl)\//.test(name));
  const rows = names.flatMap((name) => {
    const sizes = results.filter((result) => result.name === name && result.note === undefined);
    if (sizes.length < 2) return [];
    const exponent = (pick: (result: Result) => number): string =>
      growthExponent(sizes.map((result) => ({ size: result.size, cost: pick(result) }))).toFixed(2);
    return [[name, exponent((r) => r.median.wallSeconds), exponent((r) => r.median.peakMb)]];
  });
  return rows.length === 0 ? [] : ['### Exponent of growth', markdown(['', 'seconds', 'memory'], rows)];
}

/** The figures that have a target, at every size that was measured. */
export function figuresOf(results: readonly Result[]): Figure[] {
  const sizesOf = (name: string): number[] =>
    results.filter((one) => one.name === name).map(({ size }) => size);
  const ratio = (a: string, b: string, size: number): number =>
    secondsOf(a, size, results) / secondsOf(b, size, results);
  const figure = (name: Figure['name'], at: number, value: number): Figure => ({ name, at, value });
  return [
    ...sizesOf('reading/ours').flatMap((rows) => [
      figure('reading: seconds, times the floor', rows, ratio('reading/ours', 'reading/floor', rows)),
      figure('reading: readxl, times ours', rows, ratio('reading/readxl', 'reading/ours', rows)),
      figure('reading: SheetJS, times ours', rows, ratio('reading/SheetJS', 'reading/ours', rows)),
      figure('reading: MB', rows, find('reading/ours', rows, results)?.median.peakMb ?? Number.NaN),
    ]),
    ...sizesOf('etl/ours').flatMap((patients) => {
      const ours = find('etl/ours', patients, results);
      const bytes = (name: string): number => ours?.facts.get(name) ?? Number.NaN;
      return [
        figure('run: R, times ours', patients, ratio('etl/R', 'etl/ours', patients)),
        figure('run: Python, times ours', patients, ratio('etl/Python', 'etl/ours', patients)),
        figure('run: MB', patients, ours?.median.peakMb ?? Number.NaN),
        figure(
          'run: seconds, times those of a tenth',
          patients,
          secondsOf('etl/ours', patients, results) / secondsOf('etl/ours', patients / 10, results),
        ),
        figure(
          'published: bytes, times the inflated inputs',
          patients,
          bytes('published_bytes') / bytes('input_bytes'),
        ),
      ];
    }),
    ...sizesOf('etl/nothing new').map((patients) =>
      figure('nothing new: seconds', patients, secondsOf('etl/nothing new', patients, results)),
    ),
    ...slowest('estimate', 'estimates: seconds of the slowest', results),
    ...slowest('view', 'views of a published file: seconds of the slowest', results),
  ];
}

/** The slowest query of a part, by size; no number where one of them was not measured. */
function slowest(part: string, name: Figure['name'], results: readonly Result[]): Figure[] {
  const queries = inPart(part, results);
  return [...new Set(queries.map(({ size }) => size))].map((at) => {
    const seconds = queries.filter(({ size }) => size === at).map(({ median }) => median.wallSeconds);
    return { name, at, value: Math.max(...seconds) };
  });
}

function targetRows(figures: readonly Figure[]): string[][] {
  return TARGETS.map((target) => {
    const measured = figureFor(target, figures);
    const limit = 'most' in target.limit ? `at most ${target.limit.most}` : `at least ${target.limit.least}`;
    return [
      target.figure,
      limit,
      `${target.at} ${target.what}`,
      shown(measured?.value ?? Number.NaN),
      measured === undefined ? '-' : String(measured.at),
      verdict(target, measured),
    ];
  });
}
