import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { qualityChecks } from '../../src/warehouse/quality-check.ts';

const lines = readFileSync(join(import.meta.dirname, '../../docs/checks.md'), 'utf8').split('\n');
const checks = qualityChecks();

it('docs/checks.md repeats the header of every check, and names no other', () => {
  const told = checks.map((check) => {
    const severity = check.context === 'validation' ? `${check.severity}, validation` : check.severity;
    return `| \`${check.check_name}\` | ${check.title} | ${check.counts} | ${severity} | ${check.allowed_percent} % | ${check.rule} |`;
  });
  expect(lines.filter((line) => line.startsWith('| `check_')).sort()).toEqual(told.sort());
});

it('and counts them right, in all and by category', () => {
  expect(lines.join('\n')).toContain(`against ${checks.length} checks`);
  for (const [category, of] of Map.groupBy(checks, (check) => check.category)) {
    expect(lines).toContain(`## ${category[0]?.toUpperCase()}${category.slice(1)} (${of.length})`);
  }
});
