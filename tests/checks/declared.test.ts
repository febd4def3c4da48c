import { describe, expect, it } from 'vitest';
import { type DeclaredCheck, declaredChecks } from '../../src/warehouse/declared-checks.ts';

const CHECK: DeclaredCheck = {
  check: 'check_x',
  title: 'Tumors larger than 300 mm',
  table: 'dim_tumor',
  column: 'size_mm',
  joined: '',
  kind: 'value',
  fails_when: 'size_mm > 300',
  examined_when: 'size_mm IS NOT NULL',
  category: 'plausibility, atemporal, verification',
  severity: 'warning',
  threshold: '1',
  counts: 'tumors with a size',
  not_examined: 'a tumor without a size is not examined',
  rule: 'C-64',
};

const textOf = (over: Partial<DeclaredCheck> = {}): string | undefined =>
  declaredChecks([{ ...CHECK, ...over }])[0]?.text;
const selectOf = (over: Partial<DeclaredCheck>): string | undefined => textOf(over)?.split('SELECT\n')[1];

describe('a declared check', () => {
  it('of a value is a view file with its header and one condition', () => {
    expect(textOf()).toBe(`-- Tumors larger than 300 mm
-- Grain: table_name, row_key, column_name
-- Rule: C-64
-- Source: dim_tumor
-- Missing: a tumor without a size is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors with a size
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'size_mm' AS column_name,
  patient_key,
  size_mm > 300 AS is_failed
FROM dim_tumor
WHERE size_mm IS NOT NULL
`);
  });

  it('without a condition examines every row', () => {
    expect(selectOf({ examined_when: '' })).toMatch(/FROM dim_tumor\n$/);
  });

  it('with a joined table reads it by patient and names it as a source', () => {
    const text = textOf({ joined: 'fact_follow_up' });
    expect(text).toContain('-- Source: dim_tumor, fact_follow_up\n');
    expect(text).toContain('FROM dim_tumor\nJOIN fact_follow_up USING (patient_key)\nWHERE');
  });

  it('of a missing value leaves out the answers that do not apply', () => {
    const select = selectOf({ kind: 'missing', fails_when: '', examined_when: '' });
    expect(select).toContain('  size_mm IS NULL AS is_failed\n');
    expect(select).toContain('WHERE size_mm IS NOT NULL\n  OR NOT EXISTS (');
    expect(select).toContain("i.column_name = 'size_mm' AND i.row_key = tumor_key");
  });

  it.each([
    ['is_baseline', 'WHERE is_baseline\n  AND (size_mm IS NOT NULL OR NOT EXISTS ('],
    ['is_secreting OR has_men1', 'WHERE (is_secreting OR has_men1)\n  AND (size_mm IS NOT NULL OR'],
  ])('of a missing value keeps its own condition: %s', (examined_when, expected) => {
    expect(selectOf({ kind: 'missing', fails_when: '', examined_when })).toContain(expected);
  });

  it('of a conflict fails when two sources differ', () => {
    const select = selectOf({ kind: 'conflict', fails_when: '' });
    expect(select).toContain('FROM source_conflict AS conflict');
    expect(select).toContain("conflict.row_key = dim_tumor.tumor_key AND conflict.column_name = 'size_mm'");
  });

  it.each([{ kind: 'other' }, { table: 'time_to_event' }])('with %o is refused by name', (over) => {
    expect(() => declaredChecks([{ ...CHECK, ...over }])).toThrow(
      'check_x: the table has to be dim_patient,',
    );
  });
});
