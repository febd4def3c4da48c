import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunError } from '../../src/core/run-error.ts';
import { exportTables } from '../../src/export/export.ts';
import { questionOfFew, RELEASES, type Release } from '../../src/export/releases.ts';
import { randomCohort } from '../disclosure/random-cohort.ts';
import { COHORT } from '../views/cohort.ts';
import { type PatientSpec, warehouse } from '../views/warehouse.ts';

const folder = mkdtempSync(join(tmpdir(), 'releases-'));
afterAll(() => rmSync(folder, { recursive: true }));

const release = (questions: Release['questions']): Release => ({ run_id: 'run', questions });

describe('the patients who differ between two exports', () => {
  const sex = (male: number | null, female: number | null, asked: number): Release =>
    release({ sex: { asked, answers: { male, female } } });

  it.each([
    ['nobody', sex(30, 20, 50), null],
    ['one who left', sex(29, 20, 49), 'sex'],
    ['ten who joined', sex(35, 25, 60), 'sex'],
    ['eleven who joined', sex(36, 25, 61), null],
    ['one whose answer is another', sex(29, 21, 50), 'sex'],
    ['eleven whose answer is another', sex(19, 31, 50), null],
    ['one who left and one who joined', sex(31, 19, 50), 'sex'],
    ['one who left, beside a masked answer', sex(null, 20, 49), 'sex'],
    ['eleven who joined, beside a masked answer', sex(null, 25, 61), null],
  ])('%s', (_, after, question) => {
    expect(questionOfFew(sex(30, 20, 50), after, 11)).toBe(question);
  });

  it('are looked for in the flow as well', () => {
    const flow = (discussed: number): Release =>
      release({ patient: { asked: null, answers: { discussed, analysed: 50, excluded: null } } });
    expect(questionOfFew(flow(100), flow(103), 11)).toBe('patient');
    expect(questionOfFew(flow(100), flow(111), 11)).toBe(null);
  });

  it('of a question asked of a part count where as many are asked as before', () => {
    const part = (all: number, yes: number, no: number): Release =>
      release({
        sex: { asked: all, answers: { male: all } },
        part: { asked: yes + no, answers: { yes, no } },
      });
    expect(questionOfFew(part(50, 18, 17), part(65, 19, 18), 11)).toBe(null);
    expect(questionOfFew(part(50, 18, 17), part(50, 19, 16), 11)).toBe('part');
  });

  it('of a question that an earlier version did not ask are none', () => {
    expect(questionOfFew(release({}), sex(30, 20, 50), 11)).toBe(null);
  });
});

describe('make export', () => {
  const state = mkdtempSync(join(folder, 'state-'));
  const out = mkdtempSync(join(folder, 'out-'));
  /** Publishes a file of these patients in the same folder, and exports it. */
  const exported = (patients: readonly PatientSpec[], least = 11): RunError | null => {
    copyFileSync(warehouse(patients).path, join(out, 'warehouse.sqlite'));
    rmSync(join(out, 'export'), { recursive: true, force: true });
    try {
      exportTables({ out, state }, least);
      return null;
    } catch (thrown) {
      return thrown as RunError;
    }
  };
  const records = (): string[] => readFileSync(join(state, RELEASES), 'utf8').trim().split('\n');

  it('with all counts shown is not recorded', () => {
    expect(exported(COHORT, 0)).toBe(null);
    expect(existsSync(join(state, RELEASES))).toBe(false);
  });

  it('is refused after one patient left, with exit code 1, and writes nothing', () => {
    expect(exported(COHORT)).toBe(null);
    const refused = exported(COHORT.slice(1));
    expect(refused?.exitCode).toBe(1);
    expect(refused?.message).toMatch(/fewer than 11 patients differ in "\w+" from the export of run/);
    expect(existsSync(join(out, 'export'))).toBe(false);
  });

  it('of the same counts again is written, and recorded once', () => {
    expect(exported(COHORT)).toBe(null);
    expect(records().length).toBe(1);
  });

  it('with another least count is written, and recorded for itself', () => {
    expect(exported(COHORT, 5)).toBe(null);
    expect(records().length).toBe(2);
  });

  it('is compared with every earlier one', () => {
    expect(exported([...COHORT, ...randomCohort(60, 7)])).toBe(null);
    expect(records().length).toBe(3);
    expect(exported(COHORT.slice(1))?.exitCode).toBe(1);
  });

  it('records only what left, for the owner of the state', () => {
    expect(statSync(join(state, RELEASES)).mode & 0o777).toBe(0o600);
    const [first = ''] = records();
    const numbers = [...first.matchAll(/:(\d+)/g)].map(([, n]) => Number(n));
    expect(numbers.length).toBeGreaterThan(50);
    expect(numbers.filter((n) => n > 0 && n < 11)).toEqual([]);
  });

  it('with a record that cannot be read, or without a state folder, is refused in words', () => {
    writeFileSync(join(state, RELEASES), 'x\n');
    expect(exported(COHORT)?.message).toMatch(/exports\.jsonl, line 1 is no record of an export/);
    expect(() => exportTables({ out, state: join(folder, 'none') }, 11)).toThrow(/set ETL_STATE=/);
  });
});
