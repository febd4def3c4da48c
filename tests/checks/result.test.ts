import { describe, expect, it } from 'vitest';
import { checkTallies, stoppingLines } from '../../src/publish/check-results.ts';
import { makeQualityChecks } from '../../src/publish/quality-checks.ts';
import { qualityChecks } from '../../src/warehouse/quality-check.ts';
import type { CheckDefinition } from '../../src/warehouse/tracking-tables.ts';
import { parseView } from '../../src/warehouse/views.ts';
import { insert } from '../views/insert.ts';
import { changed, checkedWarehouse, line } from './case.ts';

const warehouse = checkedWarehouse();
const { db } = warehouse;
const checks = qualityChecks();

const CHECK: CheckDefinition = {
  check_name: 'check_invented',
  category: 'plausibility',
  subcategory: 'temporal',
  context: 'verification',
  severity: 'error',
  allowed_percent: 5,
  counts: 'rows',
  title: 'Rows that are wrong',
  rule: 'AP-9',
};

/** The result of a check that counted this. */
function stateOf(check: CheckDefinition, n_failed: number, n_checked: number): unknown {
  return changed(warehouse, 'SELECT 1', () => {
    insert(db, 'check_definition', { ...check });
    insert(db, 'check_count', { run_id: 'run', check_name: check.check_name, n_checked, n_failed });
    return warehouse.value('SELECT state FROM check_result');
  });
}

/** Runs one check whose view is this SELECT. */
function made(
  select: string,
  over: Partial<CheckDefinition> = {},
): ReturnType<typeof checkTallies>[number] | undefined {
  return changed(warehouse, `CREATE VIEW check_invented AS ${select}`, () => {
    makeQualityChecks(db, 'run', [{ ...CHECK, ...over }]);
    return checkTallies(db)[0];
  });
}

const rowsWith = (failed: string): string =>
  `SELECT 'fact_line_of_therapy' AS table_name, line_key AS row_key, 'ended_on' AS column_name, patient_key,
   ${failed} AS is_failed FROM fact_line_of_therapy`;

describe('the share that may fail', () => {
  it.each(checks.map((check) => [check.check_name, check.allowed_percent, check] as const))(
    'of %s is %d %%: as much passes, one row more fails',
    (_name, percent, check) => {
      const on = Math.round(percent * 10);
      expect(stateOf(check, Math.max(0, on - 1), 1000)).toBe('pass');
      expect(stateOf(check, on, 1000)).toBe('pass');
      expect(stateOf(check, on + 1, 1000)).toBe('fail');
    },
  );

  it('is exact where no binary fraction is', () => {
    expect(stateOf({ ...CHECK, allowed_percent: 0.1 }, 3, 3000)).toBe('pass');
    expect(stateOf({ ...CHECK, allowed_percent: 0.1 }, 4, 3000)).toBe('fail');
  });
});

describe('a check', () => {
  it('counts what fails of what it examines', () => {
    const lines = warehouse.value('SELECT COUNT(*) FROM fact_line_of_therapy');
    expect(made(rowsWith('line_key IN (21, 31)'))).toMatchObject({
      state: 'pass',
      failed: 2,
      checked: lines,
    });
    expect(made(rowsWith('line_key IN (21, 31)'), { allowed_percent: 0 })).toMatchObject({
      state: 'fail',
      failed: 2,
    });
  });

  it('that examined nothing is not applicable', () => {
    expect(made(`${rowsWith('1')} WHERE 0`)).toMatchObject({
      state: 'not_applicable',
      failed: 0,
      checked: 0,
    });
  });

  it.each([
    ['cannot be read', 'SELECT is_failed FROM no_such_table', 'no such table: main.no_such_table'],
    ['breaks on a row', rowsWith("json_extract('{', '$')"), 'malformed JSON'],
    ['leaves a row undecided', rowsWith('NULLIF(line_key, 21) > 0'), '1 rows neither pass nor fail'],
    ['says something else', rowsWith('1 + (line_key = 21)'), '1 rows neither pass nor fail'],
  ])('that %s is an error, whatever its severity', (_what, select, error) => {
    expect(made(select, { severity: 'info' })).toMatchObject({
      state: 'error',
      failed: null,
      checked: null,
      error,
    });
  });

  it('that is an error does not keep the others from being made', () => {
    changed(warehouse, 'DROP VIEW check_flow_sums', () => {
      makeQualityChecks(db, 'run');
      const states = checkTallies(db).map(({ check, state }) => `${check} ${state}`);
      expect(states).toHaveLength(checks.length);
      expect(states[0]).toBe('check_flow_sums error');
      expect(states.filter((state) => state.endsWith(' error'))).toHaveLength(1);
    });
  });
});

describe('a check that forbids to publish', () => {
  const lines = (select: string, over: Partial<CheckDefinition>): string[] =>
    changed(warehouse, `CREATE VIEW check_invented AS ${select}`, () => {
      makeQualityChecks(db, 'run', [{ ...CHECK, allowed_percent: 0, ...over }]);
      return stoppingLines(db, checkTallies(db));
    });

  it('names n, N, and the first rows with file, sheet and row', () => {
    expect(lines(rowsWith('line_key > 11 AND line_key < 22'), {})).toEqual([
      `check_invented: 3/${warehouse.value('SELECT COUNT(*) FROM fact_line_of_therapy')} (at most 0 %): Rows that are wrong`,
      'check_invented: DCC_RENATEN_20170601.xlsx, Fiches RCP, row 4 (fact_line_of_therapy 12, ended_on)',
      'check_invented: DCC_RENATEN_20170601.xlsx, Fiches RCP, row 4 (fact_line_of_therapy 13, ended_on)',
      'check_invented: DCC_RENATEN_20170601.xlsx, Fiches RCP, row 4 (fact_line_of_therapy 21, ended_on)',
    ]);
  });

  it('names five rows at most', () => {
    expect(lines(rowsWith('1'), {})).toHaveLength(1 + 5);
  });

  it('names a result, which is in no export, by its name', () => {
    const result = `SELECT 'log_rank' AS table_name, 'pfs pancreas_gi' AS row_name, 'p_value' AS column_name, NULL AS patient_key, 1 AS is_failed`;
    expect(lines(result, {})[1]).toBe('check_invented: log_rank pfs pancreas_gi, p_value');
  });

  it('is one of severity error, or one that could not be made', () => {
    expect(lines(rowsWith('1'), { severity: 'warning' })).toEqual([]);
    expect(lines('SELECT is_failed FROM no_such_table', { severity: 'info' })).toEqual([
      'check_invented: no such table: main.no_such_table: Rows that are wrong',
    ]);
  });

  it('names the cell that the value came from, and its column', () => {
    const more = [
      line("ended_on = '2012-09-02'"),
      "INSERT INTO source_row VALUES (3, 2, 'CURES', 12, 'loaded', NULL)",
      "INSERT INTO etl_source_column VALUES (2, 'CURES', 'administered_on', 'DATE_CURE')",
      `INSERT INTO value_origin SELECT column_id, 21, 3, 'administered_on', 'refinement'
       FROM answer_column WHERE table_name = 'fact_line_of_therapy' AND column_name = 'ended_on'`,
    ].join(';');
    changed(warehouse, more, () =>
      expect(lines(rowsWith('line_key = 21'), {})[1]).toBe(
        'check_invented: ORBIS_CURES_20170601.csv, CURES, row 12 DATE_CURE (fact_line_of_therapy 21, ended_on)',
      ),
    );
  });
});

describe('the rows that are kept of a check', () => {
  it('are a thousand at most, the first by table, row and column', () => {
    const many = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1500)
      SELECT 'x' AS table_name, 1501 - n AS row_key, 'y' AS column_name, NULL AS patient_key, 1 AS is_failed FROM n`;
    changed(warehouse, `CREATE VIEW check_invented AS ${many}`, () => {
      makeQualityChecks(db, 'run', [CHECK]);
      expect(
        warehouse.row(
          'SELECT COUNT(*) AS n, MIN(row_key) AS first, MAX(row_key) AS last FROM check_offender',
        ),
      ).toEqual({ n: 1000, first: 1, last: 1000 });
    });
  });

  it('have an integer as row_key: 0 for a result, which row_name names (C-111)', () => {
    const results = `SELECT 'log_rank' AS table_name, column1 AS row_name, 'p_value' AS column_name, NULL AS patient_key,
      1 AS is_failed FROM (VALUES ('pfs b'), ('pfs a'), ('7'))`;
    const kept = (select: string): unknown =>
      changed(warehouse, `CREATE VIEW check_invented AS ${select}`, () => {
        makeQualityChecks(db, 'run', [CHECK]);
        return db
          .prepare('SELECT row_key, typeof(row_key), row_name, typeof(row_name) FROM check_offender')
          .raw()
          .all();
      });
    expect(kept(results)).toEqual([
      [0, 'integer', '7', 'text'],
      [0, 'integer', 'pfs a', 'text'],
      [0, 'integer', 'pfs b', 'text'],
    ]);
    expect(kept(rowsWith('line_key = 21'))).toEqual([[21, 'integer', '', 'text']]);
  });

  it('carry the export row of their record; a row of an export is its own place', () => {
    const both = `${rowsWith('line_key = 21')} UNION ALL
      SELECT 'source_row', source_row_key, 'fate', NULL, 1 FROM source_row`;
    changed(warehouse, `CREATE VIEW check_invented AS ${both}`, () => {
      makeQualityChecks(db, 'run', [CHECK]);
      expect(
        warehouse.rows(
          'SELECT table_name, row_key, patient_key, source_row_key FROM check_offender ORDER BY table_name',
        ),
      ).toEqual([
        { table_name: 'fact_line_of_therapy', row_key: 21, patient_key: 2, source_row_key: 1 },
        { table_name: 'source_row', row_key: 1, patient_key: null, source_row_key: 1 },
      ]);
    });
  });
});

describe('the comparison with the last published run', () => {
  const previous = (
    nights: readonly (readonly [run: string, failed: number | null, checked: number | null])[],
  ): unknown =>
    changed(warehouse, `CREATE VIEW check_invented AS ${rowsWith('line_key = 21')}`, () => {
      const [own] = warehouse.rows('SELECT * FROM etl_run');
      db.exec('UPDATE etl_run SET night = 99');
      for (const [index, [run_id, n_failed, n_checked]] of nights.entries()) {
        insert(db, 'etl_run', { ...(own as object), run_id, night: index + 1 });
        const error = n_checked === null ? 'broken' : null;
        insert(db, 'check_count', { run_id, check_name: 'check_invented', n_checked, n_failed, error });
      }
      makeQualityChecks(db, 'run', [CHECK]);
      return db
        .prepare('SELECT previous_run_id, previous_n_failed, previous_n_checked, change FROM check_result')
        .raw()
        .get();
    });
  const lines = Number(warehouse.value('SELECT COUNT(*) FROM fact_line_of_therapy'));

  it.each([
    ['is empty without one', [], [null, null, null, null]],
    [
      'takes the last by its number, whatever its name: a clock may have run ahead',
      [
        ['b', 9, 10],
        ['a', 0, 10],
      ],
      ['a', 0, 10, 'worse'],
    ],
    ['compares shares, not counts', [['a', 2, 2 * lines]], ['a', 2, 2 * lines, 'same']],
    ['tells what got better', [['a', 2, lines]], ['a', 2, lines, 'better']],
    ['has no share of a check that examined nothing', [['a', 0, 0]], ['a', 0, 0, null]],
    ['has no share of a check that could not be made', [['a', null, null]], ['a', null, null, null]],
  ] as const)('%s', (_what, nights, expected) => {
    expect(previous(nights)).toEqual(expected);
  });
});

describe('the header of a check', () => {
  const HEADER = {
    Grain: 'table_name, row_key, column_name',
    Rule: 'AP-9',
    Source: 'none',
    Missing: 'never',
    Check: 'plausibility, temporal, verification',
    Severity: 'warning',
    Threshold: '2.5 %',
    Counts: 'lines',
  };
  const read = (over: Partial<typeof HEADER>): CheckDefinition[] => {
    const header = Object.entries({ ...HEADER, ...over }).map(([label, text]) => `-- ${label}: ${text}`);
    return qualityChecks([
      parseView('check_x', 'checks', ['-- What is wrong', ...header, 'SELECT 1'].join('\n')),
    ]);
  };

  it('declares category, context, severity, share and the examined rows', () => {
    expect(read({})).toEqual([
      {
        check_name: 'check_x',
        category: 'plausibility',
        subcategory: 'temporal',
        context: 'verification',
        severity: 'warning',
        allowed_percent: 2.5,
        counts: 'lines',
        title: 'What is wrong',
        rule: 'AP-9',
      },
    ]);
    expect(read({ Check: 'completeness, validation' })).toMatchObject([
      { subcategory: null, context: 'validation' },
    ]);
  });

  it.each([
    [{ Check: 'plausibility, verification' }, 'Check'],
    [{ Check: 'completeness, value, verification' }, 'Check'],
    [{ Check: 'plausibility, value, verification' }, 'Check'],
    [{ Check: 'plausibility, temporal, somehow' }, 'Check'],
    [{ Check: '' }, 'Check'],
    [{ Severity: 'fatal' }, 'Severity'],
    [{ Threshold: '5' }, 'Threshold'],
    [{ Threshold: '101 %' }, 'Threshold'],
    [{ Counts: '' }, 'Counts'],
  ])('with %j is refused by name and line', (over, label) => {
    expect(() => read(over)).toThrow(`checks/check_x: ${label}: has to be`);
  });
});
