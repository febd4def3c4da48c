import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventCohort } from '../../tools/samples/invent/cohort.ts';
import { everyKind, KINDS } from '../../tools/samples/invent/kinds/index.ts';
import type { Patient } from '../../tools/samples/truth.ts';
import { writeInbox } from '../../tools/samples/write/inbox.ts';
import { etl, temporaryFolder } from '../run/inbox.ts';
import { answersOf } from './expected.ts';

/** A network with every kind of patient whose answers were derived by hand, ten of each. */

const EACH = 10;
const FIRST_INDEX = 1_000;
const KEY = '5a'.repeat(32);
const ordinaryPatients = inventCohort({ seed: 11, patients: 120 });
const special = [...everyKind(11, EACH, FIRST_INDEX)];

let folder: string;
let db: Database.Database;

beforeAll(() => {
  folder = temporaryFolder();
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, `${KEY}\n`, { mode: 0o600 });
  writeInbox(join(folder, 'inbox'), {
    patients: [...ordinaryPatients.patients, ...special],
    corrections: ordinaryPatients.corrections,
  });
  const { exitCode, stderr } = etl({
    EXPORTS: join(folder, 'inbox'),
    OUT: join(folder, 'out'),
    ETL_KEY_FILE: keyFile,
  });
  // Some kinds have findings of severity error.
  expect([exitCode, stderr]).toEqual([3, '']);
  db = new Database(join(folder, 'out/warehouse.sqlite'), { readonly: true });
}, 300_000);
afterAll(() => {
  db?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ofKind = (kind: string): Patient[] => special.filter(({ expected }) => expected?.kind === kind);

describe('ten patients of each kind get the answers that the rules give by hand', () => {
  test.each(Object.keys(KINDS))('%s', (kind) => {
    const patients = ofKind(kind);
    expect(patients).toHaveLength(EACH);
    expect(patients.map((patient) => answersOf(db, patient, Buffer.from(KEY, 'hex')))).toEqual(
      patients.map(({ expected }) => expected),
    );
  });
});

test('an invented network has a patient of another kind every eighth place after its scenarios', () => {
  const kinds = [...inventCohort({ seed: 4, patients: 1_100 }).patients].flatMap(
    ({ expected }) => expected?.kind ?? [],
  );
  expect(new Set(kinds)).toEqual(new Set(Object.keys(KINDS)));
});
