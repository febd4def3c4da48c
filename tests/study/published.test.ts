import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readViews } from '../../src/warehouse/views.ts';
import { etl } from '../run/inbox.ts';

/** The study reproduced: what the sample exports give, beside the print. */

const ROOT = join(import.meta.dirname, '../..');
let folder: string;
let db: Database.Database;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'published-'));
  const { exitCode, stderr } = etl({ EXPORTS: join(ROOT, 'sample-exports/inbox'), OUT: folder });
  expect([exitCode, exitCode === 0 ? '' : stderr]).toEqual([0, '']);
  db = new Database(join(folder, 'warehouse.sqlite'), { readonly: true });
}, 300_000);
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = <Row>(sql: string): Row[] => db.prepare<[], Row>(sql).all();
const values = <Value>(sql: string): Value[] => db.prepare<[], Value>(sql).pluck().all() as Value[];

interface Compared {
  readonly id: string;
  readonly published: number;
  readonly computed: number;
  readonly published_percent: number | null;
  readonly computed_percent: number | null;
  readonly verdict: string;
  readonly note: string | null;
}
const compared = (): Compared[] => rows<Compared>('SELECT * FROM published_comparison');

describe('the comparison with the print', () => {
  test('has each of the 223 printed figures once', () => {
    const ids = compared().map(({ id }) => id);
    expect(ids.length).toBe(223);
    expect(new Set(ids).size).toBe(223);
    expect(ids.toSorted()).toEqual(values<string>('SELECT id FROM published_figure').toSorted());
  });

  test('finds none `different`, and none that is right by rounding only', () => {
    const counts = rows(
      'SELECT verdict, COUNT(*) AS n FROM published_comparison GROUP BY verdict ORDER BY verdict',
    );
    expect(counts).toEqual([
      { verdict: 'equal', n: 214 },
      { verdict: 'erratum', n: 9 },
    ]);
  });

  test('computes each figure from exactly one row of one table', () => {
    const sources = values<string>(`
      SELECT id FROM table_row WHERE id IS NOT NULL
      UNION ALL SELECT id FROM table_flow WHERE id IS NOT NULL
      UNION ALL SELECT id FROM table_number WHERE id IS NOT NULL`);
    expect(sources.toSorted()).toEqual(
      compared()
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test('explains every erratum with its arithmetic: at least two numbers that the print sets against each other', () => {
    const unexplained = compared()
      .filter(({ verdict }) => verdict === 'erratum')
      .filter(({ note }) => (note?.match(/\d+(\.\d+)?/g) ?? []).length < 2);
    expect(unexplained).toEqual([]);
  });

  test('and an erratum is an error that the print states, or a contradiction of two of its figures', () => {
    const errata = compared().filter(({ verdict }) => verdict === 'erratum');
    const differing = errata.filter(
      ({ published, computed, published_percent, computed_percent }) =>
        Math.abs(published - computed) > 0.05 || published_percent !== computed_percent,
    );
    expect(differing.map(({ id }) => id).toSorted()).toEqual([
      'retreated.dcr',
      't6.ki67_site.surgical',
      'text.prior.pancreas',
      'text.surgery_target.both',
      'text.who_le_2',
    ]);
    const contradictions = values<string>("SELECT id FROM published_erratum WHERE kind = 'contradiction'");
    const agreeing = errata.filter((erratum) => !differing.includes(erratum)).map(({ id }) => id);
    expect(agreeing.filter((id) => !contradictions.includes(id))).toEqual([]);
  });
});

/** 100 n / d to one decimal, half up, in whole numbers: tenths of a percent. */
function tenthsOfPercent(n: number, d: number): bigint {
  const [thousands, whole] = [1000n * BigInt(n), BigInt(d)];
  const remainder = thousands % whole;
  return thousands / whole + (2n * remainder >= whole ? 1n : 0n);
}

describe('a percentage', () => {
  test('is rounded half up to one decimal (AP-25)', () => {
    // By hand: 1/8 is 12.5, 1/16 is 6.25, 1/3 is 33.33, 2/3 is 66.66.
    const examples = [
      [1, 8, 125n],
      [1, 16, 63n],
      [1, 3, 333n],
      [2, 3, 667n],
      [0, 41, 0n],
      [41, 41, 1000n],
    ] as const;
    for (const [n, d, tenths] of examples) expect(tenthsOfPercent(n, d)).toBe(tenths);
  });

  test.each(['table_05', 'table_06', 'table_07', 'table_08', 'table_09', 'table_10'])(
    'of %s is its count in its denominator (AP-25)',
    (table) => {
      const counted = rows<{ id: string | null; n: number; denominator: number; percent: number | null }>(
        `SELECT id, n, denominator, percent FROM ${table}`,
      );
      const asked = counted.filter(({ denominator }) => denominator > 0);
      expect(asked.length).toBeGreaterThan(20);
      for (const { id, n, denominator, percent } of asked) {
        expect([id, percent?.toFixed(1)]).toEqual([
          id,
          (Number(tenthsOfPercent(n, denominator)) / 10).toFixed(1),
        ]);
      }
      for (const { percent } of counted.filter(({ denominator }) => denominator === 0))
        expect(percent).toBeNull();
    },
  );

  test('of a question asked of all is of the 41, the missing included (AP-16, AP-25)', () => {
    const parts = rows<{ section: string; total: number; denominator: number }>(`
      SELECT section, SUM(n) AS total, MAX(denominator) AS denominator
      FROM table_row
      WHERE stratum = 'all' AND printed_table IN ('table_05', 'table_06')
        AND section IN (SELECT section FROM table_row WHERE item = 'missing')
      GROUP BY section`);
    expect(parts.length).toBeGreaterThan(10);
    for (const { section, total, denominator } of parts)
      expect([section, total, denominator]).toEqual([section, 41, 41]);
  });
});

describe('no view knows the answer', () => {
  const views = readViews().map(({ name, select }) => ({ name, sql: select.replaceAll(/--.*$/gm, '') }));
  /** The numbers that a view writes, in code and not in quotes. */
  const numbersOf = (sql: string): string[] =>
    sql.replaceAll(/'[^']*'/g, "''").match(/(?<![\w.])\d+(\.\d+)?(?!\w)/g) ?? [];

  test('the views are read', () => {
    expect(views.length).toBeGreaterThan(100);
  });

  test('no pseudonym of a patient, nor anything like one, is in a view', () => {
    const pseudonyms = values<string>('SELECT patient_pseudonym FROM dim_patient');
    expect(pseudonyms.length).toBeGreaterThan(750);
    const told = views.filter(
      ({ sql }) =>
        /(?<![\d.])[0-9a-f]{12,}/i.test(sql) || pseudonyms.some((pseudonym) => sql.includes(pseudonym)),
    );
    expect(told.map(({ name }) => name)).toEqual([]);
  });

  test('no printed decimal (a median, a mean, a p value, a percentage) is in a view', () => {
    const printed = new Set(
      values<number>(`
        SELECT value FROM published_figure UNION SELECT percent FROM published_figure
        UNION SELECT corrected_value FROM published_erratum UNION SELECT corrected_percent FROM published_erratum`)
        .filter((value) => value !== null && !Number.isInteger(value))
        .map(String),
    );
    expect(printed.size).toBeGreaterThan(60);
    const told = views.flatMap(({ name, sql }) =>
      numbersOf(sql)
        .filter((number) => number.includes('.') && printed.has(String(Number(number))))
        .map((number) => `${name}: ${number}`),
    );
    expect(told).toEqual([]);
  });

  test('no printed count beyond the place numbers of a layout is in a view', () => {
    const largest = Math.max(...values<number>('SELECT COUNT(*) FROM table_row GROUP BY printed_table'));
    const printed = values<number>(
      `SELECT DISTINCT value FROM published_figure WHERE kind = 'count' AND value > ${largest}`,
    );
    expect(printed.toSorted((a, b) => a - b)).toEqual([57, 103, 752, 1745]);
    const told = views.flatMap(({ name, sql }) =>
      numbersOf(sql)
        .filter((number) => printed.includes(Number(number)))
        .map((number) => `${name}: ${number}`),
    );
    expect(told).toEqual([]);
  });
});

describe('the corrections of the sample exports (C-54)', () => {
  test('the matching one is the value, and its lineage has it', () => {
    expect(
      rows(`
        SELECT table_name, column_name, source_column, best_response
        FROM lineage
        JOIN fact_line_of_therapy ON line_key = row_key
        WHERE how = 'correction'`),
    ).toEqual([
      {
        table_name: 'fact_line_of_therapy',
        column_name: 'best_response',
        source_column: 'Meilleure réponse',
        best_response: 'pr',
      },
    ]);
  });

  test('the one made for another value is a finding, and not applied', () => {
    expect(rows("SELECT code, file, row_number FROM finding WHERE code LIKE '%_correction'")).toEqual([
      { code: 'stale_correction', file: 'corrections.csv', row_number: 3 },
    ]);
  });

  test('the corrected line belongs to no patient who was proposed the combination', () => {
    const corrected = `SELECT patient_key FROM lineage JOIN fact_line_of_therapy ON line_key = row_key WHERE how = 'correction'`;
    expect(values(`SELECT patient_key FROM proposed_patient WHERE patient_key IN (${corrected})`)).toEqual(
      [],
    );
  });
});
