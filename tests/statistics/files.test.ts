import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { viewsReadBy } from '../../src/warehouse/views.ts';
import {
  addSubjects,
  declare,
  estimate,
  estimateViews,
  fixtureSubjects,
  GROUPS,
  newWarehouse,
} from './warehouse.ts';

const FOLDER = join(import.meta.dirname, '../../migrations/views/3-estimate');
const views = estimateViews().map((view) => ({
  ...view,
  text: readFileSync(join(FOLDER, `${view.name}.sql`), 'utf8'),
}));
const HEADER =
  /^-- \S.*\n-- Grain: .+\n-- Rule: .+\n-- Source: .+\n-- Missing: .+\n(?:-- Materialized: \([\w, ]+\)\n)?(?:-- Formula: .+\n)*(?!--)/;
const NOT_PORTABLE =
  /\b(?:median|string_agg|ln|log|pow|now|RIGHT JOIN|FULL JOIN)\b\s*\(|'now'|\b(?:RIGHT|FULL) (?:OUTER )?JOIN\b/i;

function codeOf(text: string): string {
  return text.replaceAll(/--.*$/gm, '').trim();
}

describe('the files of the estimates', () => {
  it.each(views.map(({ name, text }) => [name, text]))('%s has the header, in its order', (_, text) => {
    expect(text).toMatch(HEADER);
  });

  it.each(views.map(({ name, text }) => [name, text]))(
    '%s is one portable SELECT that fits a screen or two',
    (_, text) => {
      const code = codeOf(text);
      expect(code).toMatch(/^(?:SELECT|WITH)\b/);
      expect(code).not.toContain(';');
      expect(code).not.toMatch(NOT_PORTABLE);
      expect(code.slice(code.lastIndexOf('\nSELECT'))).not.toMatch(/^\s*SELECT \*/);
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
    },
  );

  it('name in Source what they read, and nothing else of this folder', () => {
    const names = new Set(views.map(({ name }) => name));
    const wrong = views.flatMap((view) => {
      const { name, source } = view;
      const said = source.split(', ');
      const read = new Set(viewsReadBy(view, views).map((other) => other.name));
      const unsaid = [...read].filter(
        (relation) => !said.includes(relation) && relation !== 'statistical_constant',
      );
      const unread = said.filter((relation) => names.has(relation) && !read.has(relation));
      return [
        ...unsaid.map((relation) => `${name} reads ${relation}`),
        ...unread.map((relation) => `${name}: ${relation}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('write every numerical constant once, in statistical_constant', () => {
    const long = /\b\d\.\d{6,}/;
    expect(views.filter(({ text }) => long.test(codeOf(text))).map(({ name }) => name)).toEqual([
      'statistical_constant',
    ]);
  });
});

describe('the grain', () => {
  const db = newWarehouse();
  const subjects = [...fixtureSubjects()].filter(
    ({ endpoint }) => !endpoint.startsWith('set_') || endpoint < 'set_031',
  );
  declare(db, [...new Set(subjects.map(({ endpoint }) => endpoint))], GROUPS, {
    two_groups: GROUPS.slice(0, 2),
    all_groups: GROUPS,
  });
  addSubjects(db, subjects);
  db.exec(`
    INSERT INTO dim_patient SELECT patient_key, 'p' || patient_key FROM time_to_event;
    INSERT INTO time_to_event_censoring SELECT endpoint, patient_key, subgroup, rule, days, is_event
    FROM time_to_event CROSS JOIN (SELECT 'last_news' AS rule UNION SELECT 'last_assessment' UNION SELECT 'next_line');
    INSERT INTO time_to_event_bounds
    SELECT endpoint, patient_key, subgroup, date(2451545), date(2451545), date(2451550), date(2451545 + days),
      date(2451545 + days), date(2451549 + days), is_event FROM time_to_event;
    INSERT INTO response_rate (stratum, n, orr_n, dcr_n) VALUES ('all', 9, 3, 5), ('g1', 4, 1, 2), ('g2', 5, 2, 3);
    INSERT INTO proportion_count VALUES ('treated', 'all', 4, 9), ('treated', 'g1', 2, 4), ('treated', 'g3', 2, 5);
    INSERT INTO study_target VALUES ('lung', 'all', 10), ('lung', 'g1', 8);
    INSERT INTO analysed_number VALUES ('age', 'all', 1, 50), ('age', 'g1', 1, 50), ('ki67', 'all', 1, NULL);
  `);
  estimate(db, views);

  it.each(views.map(({ name, grain }) => [name, grain.join(', ')]))('of %s is unique: %s', (name, grain) => {
    const rows = db.prepare(`SELECT COUNT(*) FROM ${name}`).pluck().get() as number;
    const keys = db.prepare(`SELECT COUNT(*) FROM (SELECT DISTINCT ${grain} FROM ${name})`).pluck().get();
    expect(rows).toBeGreaterThan(0);
    expect(keys).toBe(rows);
  });
});
