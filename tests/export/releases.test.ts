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

const release = (analysed: number, questions: Release['questions']): Release => ({
  run_id: 'run',
  analysed,
  questions,
});

describe('the patients who differ between two exports', () => {
  const sex = (male: number, female: number): Release =>
    release(male + female, { sex: { male, female }, flow: { analysed: male + female } });

  it.each([
    ['nobody', sex(30, 20), null],
    ['one who left', sex(29, 20), 'sex'],
    ['ten who joined', sex(35, 25), 'sex'],
    ['eleven who joined', sex(36, 25), null],
    ['one whose answer is another', sex(29, 21), 'sex'],
    ['eleven whose answer is another', sex(19, 31), null],
    ['one who left and one who joined', sex(31, 19), 'sex'],
  ])('%s', (_, after, question) => {
    expect(questionOfFew(sex(30, 20), after, 11)).toBe(question);
  });

  it('are looked for in the flow as well', () => {
    const flow = (discussed: number): Release => release(50, { flow: { discussed, analysed: 50 } });
    expect(questionOfFew(flow(100), flow(103), 11)).toBe('flow');
    expect(questionOfFew(flow(100), flow(111), 11)).toBe(null);
  });

  it('of a question asked of a part count where as many are asked as before', () => {
    const part = (analysed: number, yes: number, no: number): Release =>
      release(analysed, { sex: { male: analysed }, part: { yes, no } });
    expect(questionOfFew(part(50, 8, 7), part(65, 9, 8), 11)).toBe(null);
    expect(questionOfFew(part(50, 8, 7), part(50, 9, 6), 11)).toBe('part');
  });

  it('of a question that an earlier version did not ask are none', () => {
    expect(questionOfFew(release(50, {}), sex(30, 20), 11)).toBe(null);
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
    expect(exported(COHORT, 5)).toBe(null);
    expect(records().length).toBe(1);
  });

  it('is compared with every earlier one', () => {
    expect(exported([...COHORT, ...randomCohort(60, 7)])).toBe(null);
    expect(records().length).toBe(2);
    expect(exported(COHORT.slice(1))?.exitCode).toBe(1);
  });

  it('records counts alone, for the owner of the state', () => {
    expect(statSync(join(state, RELEASES)).mode & 0o777).toBe(0o600);
    expect(records().join('')).not.toMatch(/0{20}/);
  });

  it('with a record that cannot be read, or without a state folder, is refused in words', () => {
    writeFileSync(join(state, RELEASES), 'x\n');
    expect(exported(COHORT)?.message).toMatch(/exports\.jsonl, line 1 is no record of an export/);
    expect(() => exportTables({ out, state: join(folder, 'none') }, 11)).toThrow(/set ETL_STATE=/);
  });
});
