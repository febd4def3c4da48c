import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { inventCohort } from '../../tools/samples/invent/cohort.ts';
import type { Patient } from '../../tools/samples/truth.ts';
import { writeInbox } from '../../tools/samples/write/inbox.ts';
import { type Ended, etl, temporaryFolder } from './inbox.ts';

/** A complete delivery, then one that lacks patients, then one that lacks a file. */

const PATIENTS = 20;
let inbox: string;
let out: string;
let patients: Patient[];

const run = (variables: Readonly<Record<string, string>> = {}): Ended =>
  etl({ EXPORTS: inbox, OUT: out, ACCEPT: '', ...variables });
const warehouse = (): string => join(out, 'warehouse.sqlite');
const sha256 = (): string => createHash('sha256').update(readFileSync(warehouse())).digest('hex');

function value(sql: string): unknown {
  const db = openReadOnly(warehouse());
  try {
    return db.prepare(sql).pluck().get();
  } finally {
    db.close();
  }
}

function extraction(on: string, count: number): string {
  const folder = temporaryFolder();
  const options = { extractions: [{ on, form: 'xlsx' }], deliveries: [] } as const;
  writeInbox(folder, { patients: patients.slice(0, count), corrections: [] }, options);
  const name = `DCC_RENATEN_${on.replaceAll('-', '')}.xlsx`;
  renameSync(join(folder, 'dcc', name), join(inbox, 'dcc', name));
  rmSync(folder, { recursive: true, force: true });
  return name;
}

beforeAll(() => {
  [inbox, out] = [temporaryFolder(), temporaryFolder()];
  patients = [...inventCohort({ seed: 7, patients: PATIENTS }).patients];
  writeInbox(inbox, { patients, corrections: [] }, { extractions: [{ on: '2017-06-10', form: 'xlsx' }] });
  expect(run()).toMatchObject({ stderr: '' });
}, 600_000);
afterAll(() => {
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
});

const losing = 'fewer-patients:DCC_RENATEN_20170611.xlsx';

it('the count of patients of a complete extraction is kept, and no identity (C-100)', () => {
  expect(value("SELECT patients FROM etl_source_file WHERE source = 'dcc'")).toBe(PATIENTS);
  expect(value("SELECT count(patients) FROM etl_source_file WHERE source <> 'dcc'")).toBe(0);
});

it('an extraction with half of the patients stops the run, and the line to repeat publishes it (C-100)', () => {
  const before = sha256();
  extraction('2017-06-11', PATIENTS / 2);
  const stopped = run();
  expect(stopped.exitCode).toBe(2);
  expect(stopped.stderr).toContain(
    'DCC_RENATEN_20170611.xlsx: 10 of the 20 patients in the last published run',
  );
  expect(stopped.stderr).toContain(`make etl EXPORTS=${inbox} OUT=${out} ACCEPT=${losing}\n`);
  expect(sha256()).toBe(before);
  expect(run({ ACCEPT: 'fewer-patients:DCC_RENATEN_20170610.xlsx' }).exitCode).toBe(2);
  expect(run({ ACCEPT: 'yes' }).exitCode).toBe(64);

  const accepted = run({ ACCEPT: `${losing},fewer-rows:EI:1-of-9` });
  expect(accepted.stdout).toContain(`Accepted  ${losing}: DCC_RENATEN_20170611.xlsx: 10 of the 20 patients`);
  expect(accepted.stdout).toContain('Not needed  ACCEPT=fewer-rows:EI:1-of-9');
  expect(accepted.stdout).toMatch(
    /^Since run \S+: patients \+0 -\d+, fiches \+0 -\d+, lines \+0 -\d+, deaths /m,
  );
  expect(value('SELECT accepted FROM current_run')).toBe(losing);
  expect(run({ ACCEPT: losing }).stdout).toContain(`Not needed  ACCEPT=${losing}`);
}, 600_000);

it('where the published file is lost, the history has the delivery of the last run (C-100)', () => {
  const kept = `${warehouse()}.aside`;
  renameSync(warehouse(), kept);
  rmSync(join(inbox, 'orbis'), { recursive: true, force: true });
  const stopped = run();
  renameSync(kept, warehouse());
  expect(stopped.exitCode).toBe(2);
  expect(stopped.stderr).toMatch(
    /ORBIS_CURES_\d{8}\.\w+, .*files are not in the inbox any more.*missing-files:orbis:/,
  );
}, 600_000);
