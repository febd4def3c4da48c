import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addSubjects, declare, estimate, newWarehouse } from './warehouse.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/statistics.md'), 'utf8');
const queries = [...guide.matchAll(/```sql\n([\s\S]+?);\n```/g)].map((match) => match[1] ?? '');

describe('docs/statistics.md', () => {
  const db = newWarehouse();
  declare(db, ['pfs', 'os'], ['pancreas', 'gi', 'other'], { pancreas_gi: ['pancreas', 'gi'] });
  addSubjects(db, [{ endpoint: 'pfs', subgroup: 'gi', days: 300, event: 1 }]);
  estimate(db);

  it.each(queries.map((query) => [query]))('has a query that runs: %s', (query) => {
    expect(() => db.prepare(query).all()).not.toThrow();
  });

  it('lists every public estimate', () => {
    for (const view of [
      'kaplan_meier',
      'survival_summary',
      'follow_up',
      'restricted_mean',
      'log_rank',
      'survival_sensitivity',
      'imputation_bounds',
      'target_verdict',
      'proportion',
      'proportion_comparison',
      'number_summary',
      'adtte',
    ]) {
      expect(guide).toMatch(new RegExp(`^## .*\`${view}\``, 'm'));
    }
  });
});
