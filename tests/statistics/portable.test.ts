import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled } from './reference.ts';
import {
  addSubjects,
  declare,
  estimate,
  fixtureSubjects,
  GROUPS,
  newWarehouse,
  plainViews,
} from './warehouse.ts';

/** Views, the expression that names a row of each, and four of its figures. */
const FIGURES = [
  [
    'kaplan_meier',
    'endpoint || stratum || conf_type || days',
    'survival',
    'std_error',
    'lower_95',
    'upper_95',
  ],
  [
    'survival_summary',
    'endpoint || stratum || conf_type',
    'median',
    'median_lower_95',
    'median_upper_95',
    'q3',
  ],
  ['log_rank', 'endpoint || comparison', 'chi_square', 'p_value', 'hazard_ratio', 'hazard_lower_95'],
  [
    'restricted_mean',
    'endpoint || stratum || horizon',
    'restricted_mean',
    'std_error',
    'lower_95',
    'upper_95',
  ],
  ['proportion', 'item || stratum', 'clopper_lower_95', 'clopper_upper_95', 'wilson_lower_95', 'percent'],
  ['proportion_comparison', 'item || comparison', 'p_value', 'percent', 'reference_percent', 'trials'],
] as const;

/** quote() writes a number so that it reads back the same. */
const QUERY = FIGURES.map(
  ([view, name, ...columns]) =>
    `SELECT '${view} ' || ${name}, ${columns.map((column) => `quote(${column})`).join(', ')} FROM ${view}`,
)
  .join(' UNION ALL ')
  .concat(' ORDER BY 1');

const PYTHON = `
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print("|".join(row))
`;
const RSQLITE = `
arguments <- commandArgs(trailingOnly = TRUE)
rows <- DBI::dbGetQuery(DBI::dbConnect(RSQLite::SQLite(), arguments[1]), arguments[2])
cat(do.call(paste, c(unname(rows), sep = "|")), sep = "\\n")
`;

const hasRsqlite = isInstalled('Rscript', ['--vanilla', '-e', 'stopifnot(requireNamespace("RSQLite"))']);

function output(command: string, args: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd().split('\n');
}

function readHere(file: string): string[] {
  const rows = new Sqlite(file, { readonly: true }).prepare(QUERY).raw().all() as string[][];
  return rows.map((cells) => cells.join('|'));
}

/**
 * Cells that differ in the first 13 digits: what a client computes itself may differ in the last bits, because newer
 * versions of SQLite add with a compensation and older ones without.
 */
function differences(found: readonly string[], expected: readonly string[]): string[] {
  if (found.length !== expected.length) return [`${found.length} rows for ${expected.length}`];
  return expected.flatMap((line, i) => {
    const cells = (found[i] ?? '').split('|');
    return line
      .split('|')
      .flatMap((cell, j) => (isSame(cells[j] ?? '', cell) ? [] : [`${line}: ${cells[j]}`]));
  });
}

function isSame(found: string, expected: string): boolean {
  return (
    found === expected || Math.abs(Number(found) - Number(expected)) <= 1e-13 * Math.abs(Number(expected))
  );
}

describe('the figures of a published file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'statistics-'));
  const file = join(folder, 'stored.sqlite');
  let here: string[];

  beforeAll(() => {
    const db = newWarehouse(file);
    fill(db);
    estimate(db);
    db.close();
    here = readHere(file);
    expect(here.length).toBeGreaterThan(1000);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.runIf(isInstalled('sqlite3', ['--version']))('have the same digits in the sqlite3 shell', () => {
    expect(differences(output('sqlite3', [file, QUERY]), here)).toEqual([]);
  });

  it.runIf(isInstalled('python3', ['--version']))('have the same digits in Python', () => {
    expect(differences(output('python3', ['-c', PYTHON, file, QUERY]), here)).toEqual([]);
  });

  it.runIf(hasRsqlite)('have the same digits in RSQLite', () => {
    const script = join(folder, 'read.R');
    writeFileSync(script, RSQLITE);
    expect(differences(output('Rscript', ['--vanilla', script, file, QUERY]), here)).toEqual([]);
  });

  it.runIf(isInstalled('sqlite3', ['--version']))(
    'are the same when the shell computes all of them, nothing stored',
    () => {
      const plain = join(folder, 'plain.sqlite');
      const db = newWarehouse(plain);
      fill(db);
      estimate(db, plainViews());
      db.close();
      expect(differences(output('sqlite3', [plain, QUERY]), here)).toEqual([]);
    },
  );
});

function fill(db: Sqlite.Database): void {
  const endpoints = [
    'veteran',
    'ovarian',
    ...Array.from({ length: 12 }, (_, i) => `set_0${String(i + 1).padStart(2, '0')}`),
  ];
  declare(db, endpoints, GROUPS, { two_groups: GROUPS.slice(0, 2), all_groups: GROUPS });
  addSubjects(
    db,
    [...fixtureSubjects()].filter(({ endpoint }) => endpoints.includes(endpoint)),
  );
  db.exec(`
    INSERT INTO response_rate (stratum, n, orr_n, dcr_n) VALUES ('all', 41, 10, 38), ('g1', 18, 6, 17), ('g2', 20, 4, 19);
  `);
}
