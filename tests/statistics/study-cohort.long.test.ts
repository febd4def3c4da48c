import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { etl } from '../run/inbox.ts';
import { boundFigures, survivalFigures } from './figures.ts';
import { compare, type Figures, isInstalled, liveFigures } from './reference.ts';

const hasSurvival = isInstalled('Rscript', ['--vanilla', '-e', 'library(survival)']);
const INBOX = join(import.meta.dirname, '../../sample-exports/inbox');

/** The names that the R script has for the groups and comparisons of the study. */
const IN_R: readonly [string, string][] = [
  ['|pancreas|', '|g1|'],
  ['|gi|', '|g2|'],
  ['|other|', '|g3|'],
  ['|pancreas_gi|', '|two_groups|'],
  ['|all_subgroups|', '|all_groups|'],
];
const inR = (key: string): string => IN_R.reduce((text, [ours, theirs]) => text.replace(ours, theirs), key);
const scenarioInR = (key: string): string =>
  inR(key)
    .replace('pancreas_short_gi_long', 'g1_short_g2_long')
    .replace('gi_short_pancreas_long', 'g2_short_g1_long');

describe.runIf(hasSurvival)("the study's cohort, from the sample exports to the published views", () => {
  let folder: string;
  let db: Connection;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'study-'));
    etl({ EXPORTS: INBOX, OUT: folder });
    db = openReadOnly(join(folder, 'warehouse.sqlite'));
  }, 300_000);
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('agrees with R to 1e-9 in every curve, median, test and hazard ratio (AP-23, AP-24, C-30)', () => {
    const subjects = join(folder, 'subjects.csv');
    const rows = db
      .prepare<[], string>(
        `SELECT endpoint || ',' || CASE subgroup WHEN 'pancreas' THEN 'g1' WHEN 'gi' THEN 'g2' ELSE 'g3' END
           || ',' || days || ',' || is_event || ',1' FROM time_to_event ORDER BY endpoint, patient_key`,
      )
      .pluck()
      .all();
    writeFileSync(subjects, ['endpoint,subgroup,days,event,count', ...rows].join('\n'));
    const ours: Figures = new Map([...survivalFigures(db)].map(([key, value]) => [inR(key), value]));
    const theirs = [...(liveFigures(subjects) ?? new Map())];
    const reference = new Map(
      theirs.filter(([key]) => !/^(p_value|proportion|fisher|number_summary)\|/.test(key)),
    );
    const { compared, disagreements } = compare(ours, reference, 1e-9);
    expect(compared).toBeGreaterThan(1_000);
    expect(disagreements).toEqual([]);
  });

  it('agrees with R to 1e-9 in every median, p value and hazard ratio over the imputed days (AP-27)', () => {
    const subjects = join(folder, 'bounds.csv');
    const columns = [
      'start_value',
      'start_earliest',
      'start_latest',
      'end_value',
      'end_earliest',
      'end_latest',
    ];
    const rows = db
      .prepare<[], string>(
        `SELECT endpoint || ',' || CASE subgroup WHEN 'pancreas' THEN 'g1' WHEN 'gi' THEN 'g2' ELSE 'g3' END
           || ',' || ${columns.join(" || ',' || ")} || ',' || is_event
         FROM time_to_event_bounds ORDER BY endpoint, patient_key`,
      )
      .pluck()
      .all();
    writeFileSync(subjects, [`endpoint,subgroup,${columns.join(',')},event`, ...rows].join('\n'));
    const ours = new Map([...boundFigures(db)].map(([key, value]) => [scenarioInR(key), value]));
    const { compared, disagreements } = compare(ours, liveFigures(subjects, 'bounds.R') ?? new Map(), 1e-9);
    expect(compared).toBeGreaterThan(100);
    expect(disagreements).toEqual([]);
  });
});
