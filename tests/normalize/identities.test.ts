import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { documentsOfOthers, linkPatients } from '../../src/normalize/link.ts';
import { LINKS_SCHEMA, STAGING_SCHEMA } from '../../src/staging/schema.ts';

let db: Database.Database;
const staging = () => ({ sql: db, caches: [{ source: 's', schema: 'main' }] });

function registryIdentities(): unknown[] {
  linkPatients(staging());
  return db.prepare('SELECT * FROM registry_identity').all();
}

function hospitalIdentities(): unknown[] {
  linkPatients(staging());
  return db.prepare('SELECT * FROM hospital_identity').all();
}

/** Sheet 1: fiches of the registry; 2 and 3: persons of the hospital, in order of delivery; 4: its cures. */
beforeEach(() => {
  db = new Database(':memory:');
  db.exec(STAGING_SCHEMA + LINKS_SCHEMA);
  db.exec("INSERT INTO staged_file VALUES (1, 'f', 1)");
  const sheet = db.prepare("INSERT INTO staged_sheet VALUES (?, 1, ?, 's', 's', ?, ?, '[]', '{}', 0, '[]')");
  sheet.run(1, 1, 'presentation', 1);
  sheet.run(2, 2, 'person', 0);
  sheet.run(3, 3, 'person', 0);
  sheet.run(4, 4, 'administration', 0);
});

function stage(row: Record<string, string | number>): void {
  const names = Object.keys(row);
  db.prepare(
    `INSERT INTO staged_row (${names.join(', ')}, cells) VALUES (${names.map((name) => `@${name}`).join(', ')}, '[]')`,
  ).run(row);
}

describe('who a registry file is about', () => {
  test('comes from its newest fiche, whatever the order of the rows (C-17)', () => {
    stage({ sheet_ref: 1, row_number: 2, patient: 'a', hospital: 'new', document_order: '2012-01-01|1' });
    stage({ sheet_ref: 1, row_number: 3, patient: 'a', hospital: 'old', document_order: '2011-01-01|2' });
    expect(registryIdentities()).toMatchObject([{ patient: 'a', hospital: 'new' }]);
  });
});

describe('who a number of the hospital is about', () => {
  test('comes from the latest delivery of its persons (C-51)', () => {
    stage({ sheet_ref: 2, row_number: 2, hospital: 'h', sex: 'male' });
    stage({ sheet_ref: 3, row_number: 2, hospital: 'h', sex: 'female' });
    expect(hospitalIdentities()).toMatchObject([{ hospital: 'h', sex: 'female', has_person: 1 }]);
  });
  test('comes from the first row of that delivery: the second is a rejected duplicate (C-58)', () => {
    stage({ sheet_ref: 2, row_number: 2, hospital: 'h', sex: 'male' });
    stage({ sheet_ref: 2, row_number: 3, hospital: 'h', sex: 'female' });
    expect(hospitalIdentities()).toMatchObject([{ sex: 'male' }]);
  });
  test('has no person when only other reports have it (C-17)', () => {
    stage({ sheet_ref: 4, row_number: 2, hospital: 'h' });
    expect(hospitalIdentities()).toMatchObject([{ hospital: 'h', has_person: 0 }]);
  });
});

test('a document filed under two patients stays with the first (C-58)', () => {
  stage({ row_id: 7, sheet_ref: 1, row_number: 2, patient: 'b', key_hash: 'k' });
  stage({ row_id: 8, sheet_ref: 1, row_number: 3, patient: 'a', key_hash: 'k' });
  stage({ row_id: 9, sheet_ref: 1, row_number: 4, patient: 'b', key_hash: 'k' });
  expect(documentsOfOthers(staging())).toEqual(new Map([[8, 2]]));
});

test('a row without a file number owns no document (C-44)', () => {
  stage({ row_id: 7, sheet_ref: 1, row_number: 2, key_hash: 'k' });
  stage({ row_id: 8, sheet_ref: 1, row_number: 3, patient: 'a', key_hash: 'k' });
  expect(documentsOfOthers(staging())).toEqual(new Map());
});
