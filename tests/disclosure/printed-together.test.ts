import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { printedCounts, readMask } from '../../src/disclosure/mask.ts';
import { exportTables } from '../../src/export/export.ts';
import { reportPage } from '../../src/report/page.ts';
import { COHORT } from '../views/cohort.ts';
import { insert } from '../views/insert.ts';
import { type Warehouse, warehouse } from '../views/warehouse.ts';
import { randomCohort } from './random-cohort.ts';
import { computable, type Equation } from './solver.ts';

const folder = mkdtempSync(join(tmpdir(), 'disclosure-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STRATA = ['pancreas', 'gi', 'other'];

/** Denominators that are counts of another row: a section, or all that begin with it. */
const ASKED: readonly (readonly [section: RegExp, parent: string])[] = [
  [/^cvrf\./, 'cvrf yes'],
  [/^(multiple_sites|liver)$/, 'metastatic_at_start yes'],
  [/^surgery_(target|r0)$/, 'prior_surgery yes'],
  [/^retreatment\./, 'retreated yes'],
  [/^bevacizumab\.treated_if_hypertensive$/, 'bevacizumab.hypertension yes'],
];

/** Counts that are sums of others, as a reader of the study knows them. */
const SUMS: readonly (readonly [whole: string, ...parts: readonly string[]])[] = [
  ['orr yes', 'response cr', 'response pr'],
  ['dcr yes', 'response cr', 'response pr', 'response sd'],
  ['retreatment.dcr yes', ...['cr', 'pr', 'sd'].map((item) => `retreatment.response ${item}`)],
  ['who_le_2 yes', 'who 0', 'who 1', 'who 2'],
  ['prior no', 'prior_lines 0'],
  ['prior yes', ...['1', '2', '3', '4', '5', 'more'].map((item) => `prior_lines ${item}`)],
  ['bevacizumab.stop yes', 'stop toxicity'],
  ['died yes', 'os_event yes'],
  ['patient included', 'patient analysed', 'patient not_analysed'],
  ['patient proposed', 'patient included', 'patient excluded'],
  [
    'patient excluded',
    ...['not_digestive', 'not_well_differentiated', 'no_histological_proof', 'not_carried_out'].map(
      (criterion) => `patient ${criterion}`,
    ),
  ],
  ['patient analysed', ...STRATA.map((stratum) => `primary ${stratum}`)],
];

interface Cell {
  readonly section: string;
  readonly item: string;
  readonly stratum: string;
  readonly n: string;
  readonly denominator: string;
  readonly percent: string;
}

/** A published file of a cohort, with its export and report. */
function published(cohort: Parameters<typeof warehouse>[0]): { out: string; db: Warehouse } {
  const db = warehouse(cohort, (file) =>
    insert(file, 'etl_run', {
      run_id: 'run',
      night: 1,
      started_at: '2017-06-01T01:00:00Z',
      started_by: 'etl',
      study: 'trial',
      extracted_on: '2017-06-01',
      code_version: 'c',
      key_id: 'k',
      inputs_sha256: 'i',
      parameters_sha256: 'p',
      patients_loaded: 1,
      patients_opposed: 0,
      is_invented_data: 1,
    }),
  );
  const out = mkdtempSync(join(folder, 'out-'));
  copyFileSync(db.path, join(out, 'warehouse.sqlite'));
  return { out, db };
}

function exported(out: string, least: number): Cell[] {
  exportTables({ out, state: out }, least);
  return readdirSync(join(out, 'export')).flatMap(
    (file) =>
      papaparse.parse<Cell>(readFileSync(join(out, 'export', file), 'utf8').replace('\ufeff', ''), {
        header: true,
        delimiter: ';',
        skipEmptyLines: true,
      }).data,
  );
}

/** Printed numbers by name, `section item stratum` for a count, `section asked stratum` for those asked. */
function numbersOf(cells: readonly Cell[]): Map<string, number | null> {
  const number = (text: string): number | null => (text === 'masked' ? null : Number(text));
  return new Map(
    cells.flatMap(({ section, item, stratum, n, denominator }) => [
      [`${section} ${item} ${stratum}`, number(n)] as const,
      ...(denominator === '' ? [] : [[`${section} asked ${stratum}`, number(denominator)] as const]),
    ]),
  );
}

/** The equations that a reader knows, of those that the true numbers fulfil. */
function equationsOf(cells: readonly Cell[], truth: ReadonlyMap<string, number | null>): Equation[] {
  const found: Equation[] = [];
  const state = (whole: string, ...parts: readonly string[]): void => {
    const equation: Equation = [[1, whole], ...parts.map((part) => [-1, part] as const)];
    const numbers = equation.map(([factor, name]) => factor * (truth.get(name) ?? Number.NaN));
    if (numbers.reduce((sum, n) => sum + n, 0) === 0) found.push(equation);
  };
  const names = [...truth.keys()];
  for (const [, own] of Map.groupBy(cells, ({ section, stratum }) => `${section} ${stratum}`)) {
    const [{ section, stratum }] = own as [Cell, ...Cell[]];
    if (own.length > 1)
      state(`${section} asked ${stratum}`, ...own.map(({ item }) => `${section} ${item} ${stratum}`));
    for (const [pattern, parent] of ASKED)
      if (pattern.test(section)) state(`${section} asked ${stratum}`, `${parent} ${stratum}`);
    state(`${section} asked ${stratum}`, `analysed subgroup ${stratum}`);
    state(`${section} asked ${stratum}`, 'patient analysed all');
  }
  for (const name of names.filter((one) => one.endsWith(' all')))
    state(name, ...STRATA.map((stratum) => name.replace(/all$/, stratum)));
  for (const [whole, ...parts] of SUMS) {
    for (const stratum of ['all', ...STRATA])
      state(`${whole} ${stratum}`, ...parts.map((part) => `${part} ${stratum}`));
  }
  for (const stratum of STRATA) state(`primary ${stratum} all`, `analysed subgroup ${stratum}`);
  return found;
}

/** The numbers of the report's flow and tables, in the order of the page; null where the page hides one. */
function numbersOfPage(page: string): (number | null)[] {
  const english = page.replace(/<style>[\s\S]*?<\/style>/, '');
  return [...english.matchAll(/<td>(?:(hidden)|(\d+)(?: \(\d+\.\d\))?)<\/td><td class="print">/g)].map(
    ([, away, n]) => (away === undefined ? Number(n) : null),
  );
}

const cohorts: readonly (readonly [string, Parameters<typeof warehouse>[0]])[] = [
  ['36 patients of every kind', COHORT],
  ...[8, 15, 25, 40, 60, 90].map(
    (size, index) => [`${size} random patients`, randomCohort(size, 1_000 + index)] as const,
  ),
];

describe.each(cohorts)('all that is printed of %s', (_, cohort) => {
  const { out, db } = published(cohort);
  const truth = numbersOf(exported(out, 0));

  it.each([2, 5, 11])('reveals no hidden count below %i', (least) => {
    const cells = exported(out, least);
    const printed = numbersOf(cells);
    const small = [...printed].filter(([, n]) => n !== null && n > 0 && n < least);
    expect(small).toEqual([]);
    const most = Math.max(...[...truth.values()].map(Number));
    const found = [...computable(printed, equationsOf(cells, truth), most)];
    // The solver itself is right, and finds nothing but counts of 0.
    expect(found.filter(([name, n]) => truth.get(name) !== n)).toEqual([]);
    expect(found.filter(([, n]) => n > 0)).toEqual([]);
    // A percentage would give the number that is hidden beside it.
    const isHalf = ({ n, denominator, percent }: Cell): boolean =>
      /^\d/.test(percent) && [n, denominator].includes('masked');
    expect(cells.filter(isHalf)).toEqual([]);
  });

  it.each([2, 5, 11])('is hidden alike in the report below %i', (least) => {
    const page = reportPage(db.db, least);
    expect(/\bn = ([1-9]\d*)</g.test(page) || least > 2).toBe(true);
    const flow = [...page.matchAll(/\bn = (\d+)</g)].map(([, n]) => Number(n));
    expect(flow.filter((n) => n > 0 && n < least)).toEqual([]);
    expect(numbersOfPage(page).filter((n) => n !== null && n > 0 && n < least)).toEqual([]);
    const checks = [...page.matchAll(/<code>check_\w+<\/code>.*?<\/tr>/g)].map(([row]) => row);
    expect(checks.filter((row) => / \/ /.test(row))).toEqual([]);
  });

  it.each([2, 5, 11])('reveals nothing below %i to a reader of report and export together', (least) => {
    const { isHidden } = readMask(db.db, least);
    const { counts, equations } = printedCounts(db.db);
    const shown = new Map(
      counts.map(({ key, n, places }) => [key, n > 0 && (places === 0 || isHidden(key)) ? null : n]),
    );
    const turned = equations.map((equation): Equation => equation.map(([key, factor]) => [factor, key]));
    const found = computable(shown, turned, Math.max(...counts.map(({ n }) => n)));
    const protectedKeys = counts.filter(({ n, places }) => places > 0 || n < least).map(({ key }) => key);
    expect(protectedKeys.filter((key) => found.has(key))).toEqual([]);
  });

  it('is shown whole below 0', () => {
    expect(exported(out, 0).filter(({ n, denominator }) => [n, denominator].includes('masked'))).toEqual([]);
  });
});

it('most large counts stay shown', () => {
  const { out } = published(randomCohort(90, 1_005));
  const truth = numbersOf(exported(out, 0));
  const printed = numbersOf(exported(out, 11));
  const large = [...truth].filter(([name, n]) => Number(n) >= 11 && printed.has(name));
  const shown = large.filter(([name]) => printed.get(name) !== null);
  expect(shown.length / large.length).toBeGreaterThan(0.7);
});
