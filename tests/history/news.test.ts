import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newsOf } from '../../src/history/news.ts';
import { type Connection, openNew } from '../../src/warehouse/open.ts';
import { createTables } from '../../src/warehouse/schema.ts';

/** What came and went between two published files, each patient with other keys in the second. */

let folder: string;
let db: Connection;
const SIDES = { older: 'published', newer: 'main' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'news-'));
  const older = openNew(join(folder, 'older.sqlite'));
  fill(older, ['a', 'b'], 0);
  older.close();
  db = openNew(join(folder, 'newer.sqlite'));
  fill(db, ['c', 'a', 'b'], 100);
  db.prepare('ATTACH ? AS published').run(join(folder, 'older.sqlite'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each patient: one fiche, two lines of which the second progressed, a death, and one drug given twice on one day. */
function fill(file: Connection, patients: readonly string[], firstKey: number): void {
  createTables(file);
  for (const [index, patient] of patients.entries()) {
    const key = firstKey + index + 1;
    const pseudonym = patient.repeat(32);
    file.exec(`
      INSERT INTO dim_patient (patient_key, patient_pseudonym, has_orbis_record, source_row_key) VALUES (${key}, '${pseudonym}', 1, 1);
      INSERT INTO fact_presentation (patient_key, presented_on, is_in_window, is_baseline, source_row_key)
        VALUES (${key}, '2012-01-01', 1, 1, 1);
      INSERT INTO fact_line_of_therapy (patient_key, line_number, source, has_bevacizumab, has_cytotoxic, has_progression, is_drug_line, is_concomitant, source_row_key)
        VALUES (${key}, 1, 'dcc', 1, 1, 0, 1, 0, 1), (${key}, 2, 'dcc', 1, 1, 1, 1, 0, 1);
      INSERT INTO fact_follow_up (patient_key, is_dead, source_row_key) VALUES (${key}, 1, 1);
      INSERT INTO fact_administration (patient_key, administered_on, drug, source_row_key)
        VALUES (${key}, '2012-02-01', 'bevacizumab', 1), (${key}, '2012-02-01', 'bevacizumab', 1)`);
  }
}

const counts = (
  patients: readonly string[] | null,
  opposed: readonly string[] = [],
): Record<string, string> =>
  Object.fromEntries(
    newsOf(db, SIDES, patients, new Set(opposed)).map(({ kind, added, removed }) => [
      kind,
      `+${added} -${removed}`,
    ]),
  );
const NEW_PATIENT = {
  patients: '+1 -0',
  fiches: '+1 -0',
  lines: '+2 -0',
  deaths: '+1 -0',
  progressions: '+1 -0',
  administrations: '+2 -0',
};

it('other keys of the same rows are no news: only the new patient is (C-100)', () => {
  expect(counts(null)).toEqual(NEW_PATIENT);
  expect(counts(['c'.repeat(32)])).toEqual(NEW_PATIENT);
});

it('what disappeared is counted by kind, one of two equal administrations as well (C-100)', () => {
  db.exec(`
    DELETE FROM fact_administration WHERE rowid = (SELECT min(rowid) FROM fact_administration WHERE patient_key = 102);
    UPDATE fact_follow_up SET is_dead = 0 WHERE patient_key = 102;
    UPDATE fact_line_of_therapy SET has_progression = 0 WHERE patient_key = 103;
    DELETE FROM fact_line_of_therapy WHERE patient_key = 103 AND line_number = 1;
    DELETE FROM fact_presentation WHERE patient_key = 103`);
  expect(counts(null)).toEqual({
    patients: '+1 -0',
    fiches: '+1 -1',
    lines: '+2 -1',
    deaths: '+1 -1',
    progressions: '+1 -1',
    administrations: '+2 -1',
  });
});

it('a patient who opposes leaves no trace in the counts (C-54, C-100)', () => {
  const none = Object.fromEntries(Object.keys(NEW_PATIENT).map((kind) => [kind, '+0 -0']));
  expect(counts(null, ['c'.repeat(32)])).toEqual(none);
  expect(counts([])).toEqual(none);
});
