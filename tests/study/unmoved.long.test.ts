import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysBetween, later } from '../../tools/samples/calendar.ts';
import { readStudyPatients, studyTruth } from '../../tools/samples/cohort/cohort.ts';
import type { StudyPatient } from '../../tools/samples/cohort/study-patient.ts';
import { fileNumberOf } from '../../tools/samples/invent/identity.ts';
import { KINDS_OUTSIDE } from '../../tools/samples/invent/kinds/outside.ts';
import { etl } from '../run/inbox.ts';
import { answersOf } from '../samples/expected.ts';
import { type AddedLine, addLines, copySamples, relabelCures } from './edited-samples.ts';

/** What an administrator or a secretary may write otherwise must move no printed figure. */

const FIRST_RELABELLED_CURE = 7;
const ANALOGUES = 9;
const KEY = '3c'.repeat(32);
/** Days from the first cure to the analogue: the index line runs, the next cure is near. */
const INTO_THE_LINE = 21;

let folder: string;
let untouched: Database.Database;
let edited: Database.Database;
let relabelled: number;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unmoved-'));
  const [before, after] = ['before', 'after'].map((name) => join(folder, name)) as [string, string];
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, `${KEY}\n`, { mode: 0o600 });
  copySamples(before);
  copySamples(after);
  relabelled = relabelCures(after, FIRST_RELABELLED_CURE);
  addLines(after, analogues());
  [untouched, edited] = [before, after].map((inbox) => {
    const { exitCode, stderr } = etl({ EXPORTS: inbox, OUT: `${inbox}-out`, ETL_KEY_FILE: keyFile });
    expect([exitCode, stderr]).toEqual([0, '']);
    return new Database(join(`${inbox}-out`, 'warehouse.sqlite'), { readonly: true });
  }) as [Database.Database, Database.Database];
}, 300_000);
afterAll(() => {
  untouched?.close();
  edited?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Nine analysed patients whose index line lasts long enough, and an analogue that starts while it runs. */
function analogues(): AddedLine[] {
  return readStudyPatients()
    .flatMap((patient, index) => (isLong(patient) ? [{ patient, index }] : []))
    .slice(0, ANALOGUES)
    .map(({ patient, index }, k) => ({
      fileNumber: fileNumberOf(index),
      type: 'Analogue de la somatostatine',
      protocol: k % 2 === 0 ? 'Sandostatine LP' : 'Somatuline LP 120',
      startedOn: later(patient.index?.start.on ?? '', INTO_THE_LINE),
    }));
}

const isLong = ({ id, index }: StudyPatient): boolean =>
  id.startsWith('A') && index !== null && daysBetween(index.start.on, index.lastCycle) > 2 * INTO_THE_LINE;

const figures = (db: Database.Database): unknown[] =>
  db.prepare('SELECT * FROM published_comparison ORDER BY id').all();
const count = (db: Database.Database, sql: string): unknown => db.prepare(sql).pluck().get();

describe('the hospital calls FOLFOX LV5FU2 from the 7th cure on, and nine analysed patients get a concomitant analogue', () => {
  test('the edits are in the files: hundreds of cures, nine lines more', () => {
    expect(relabelled).toBeGreaterThan(300);
    const lines = 'SELECT count(*) FROM fact_line_of_therapy';
    expect(count(edited, lines)).toBe(Number(count(untouched, lines)) + ANALOGUES);
  });

  test('none of the 223 printed figures moves (C-71, C-75)', () => {
    expect(figures(edited)).toHaveLength(223);
    expect(figures(edited)).toEqual(figures(untouched));
  });

  test('no patient of the study gets another time to an event (C-71, C-75)', () => {
    const sql = `SELECT json_array(endpoint, subgroup, started_on, ended_on, is_event, ended_by, days, is_imputed)
      FROM time_to_event ORDER BY 1`;
    const times = (db: Database.Database): unknown[] => db.prepare(sql).pluck().all();
    expect(times(edited)).toEqual(times(untouched));
  });

  test('the nine analogues are concomitant: neither prior nor later (C-75)', () => {
    const byRole = 'SELECT count(*) FROM study_line WHERE role = ?';
    const roles = (db: Database.Database, role: string): number =>
      Number(db.prepare(byRole).pluck().get(role));
    expect(roles(edited, 'concomitant')).toBe(roles(untouched, 'concomitant') + ANALOGUES);
    for (const role of ['prior', 'later', 'maintenance', 'retreatment', 'index'])
      expect([role, roles(edited, role)]).toEqual([role, roles(untouched, role)]);
  });
});

describe('the samples themselves', () => {
  test('a patient of each kind is among those outside the study, and stays outside (C-70 to C-95)', () => {
    const stated = [...studyTruth.patients].filter(({ expected }) => expected !== undefined);
    expect(stated).toHaveLength(KINDS_OUTSIDE);
    expect(stated.map((patient) => answersOf(untouched, patient, Buffer.from(KEY, 'hex')))).toEqual(
      stated.map(({ expected }) => expected),
    );
  });
});
