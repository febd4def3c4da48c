import { describe, expect, it } from 'vitest';
import { qualityChecks } from '../../src/warehouse/quality-check.ts';
import { type Cases, changed, checkedWarehouse, outcomeOf } from './case.ts';
import { COMPLETENESS, OUT_OF_QUESTION } from './completeness.ts';
import { CONFORMANCE } from './conformance.ts';
import { PLAUSIBILITY } from './plausibility.ts';

const CASES: Cases = { ...COMPLETENESS, ...CONFORMANCE, ...PLAUSIBILITY };
const LEAST_CHECKS = 60;
const warehouse = checkedWarehouse();
const checks = qualityChecks();

describe.each(Object.entries(CASES))('%s', (check, one) => {
  const asked = (change: string): string =>
    changed(warehouse, change, () => outcomeOf(warehouse, check, one));

  it.each(one.pass.map((change) => [change]))('passes below and on its limit: %s', (change) => {
    expect(asked(change)).toBe('pass');
  });

  it.each(one.fail.map((change) => [change]))('fails above its limit: %s', (change) => {
    expect(asked(change)).toBe('fail');
  });

  const unexamined = [
    ...(one.unexamined ?? []),
    ...(check in OUT_OF_QUESTION ? [OUT_OF_QUESTION[check] ?? ''] : []),
  ];
  it.each(unexamined.map((change) => [change]))('does not examine what it is not about: %s', (change) => {
    expect(asked(change)).toBe('not examined');
  });
});

describe('the checks', () => {
  it(`are at least ${LEAST_CHECKS}, each with a row that passes and one that fails`, () => {
    expect(checks.length).toBeGreaterThanOrEqual(LEAST_CHECKS);
    expect(checks.map(({ check_name }) => check_name).sort()).toEqual(Object.keys(CASES).sort());
    for (const [check, { pass, fail }] of Object.entries(CASES)) {
      expect(`${check} ${pass.length > 0 && fail.length > 0}`).toBe(`${check} true`);
    }
  });

  it('are named after the folder, and have the same columns, results a name in place of a key (C-111)', () => {
    for (const { check_name } of checks) {
      expect(check_name).toMatch(/^check_[a-z0-9_]+$/);
      const columns = warehouse.db
        .prepare(`SELECT name FROM pragma_table_info('${check_name}')`)
        .pluck()
        .all();
      const named = typeof CASES[check_name]?.row === 'string' ? 'row_name' : 'row_key';
      expect(`${check_name}: ${columns}`).toBe(
        `${check_name}: table_name,${named},column_name,patient_key,is_failed`,
      );
    }
  });

  it('report of every row that it passes or fails', () => {
    for (const { check_name } of checks) {
      const undecided = warehouse.value(
        `SELECT COUNT(*) FROM ${check_name} WHERE is_failed IS NULL OR is_failed NOT IN (0, 1)`,
      );
      expect(`${check_name}: ${undecided}`).toBe(`${check_name}: 0`);
    }
  });

  it('cite a rule or the literature', () => {
    for (const { check_name, rule } of checks) {
      expect(`${check_name}: ${/\b(?:AP|C|S)-\d+|\b(?:19|20)\d\d\b/.test(rule)}`).toBe(`${check_name}: true`);
    }
  });
});
