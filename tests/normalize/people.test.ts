import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RunError } from '../../src/core/run-error.ts';
import { linkPatients } from '../../src/normalize/link.ts';
import { refuseMixedFiles, samePersons } from '../../src/normalize/people.ts';
import { LINKS_SCHEMA, STAGING_SCHEMA } from '../../src/staging/schema.ts';

let db: Database.Database;
const staging = () => ({ sql: db, caches: [{ source: 's', schema: 'main' }] });
const [FICHES, PERSONS, LATER_PERSONS] = [1, 2, 3];

beforeEach(() => {
  db = new Database(':memory:');
  db.exec(STAGING_SCHEMA + LINKS_SCHEMA);
  db.exec("INSERT INTO staged_file VALUES (1, 'f', 1)");
  db.exec("INSERT INTO run_file VALUES (1, 's', 'export.xlsx', 'xlsx', 'h', 1, '2017-06-10T00:00', 'used')");
  const sheet = db.prepare("INSERT INTO staged_sheet VALUES (?, 1, ?, 's', ?, ?, ?, '[]', ?, 0, '[]')");
  sheet.run(FICHES, 1, 'Fiches', 'presentation', 1, '{"patient":"N° dossier"}');
  sheet.run(PERSONS, 2, 'Personnes', 'person', 0, '{}');
  sheet.run(LATER_PERSONS, 3, 'Personnes', 'person', 0, '{}');
});

let rowNumber = 1;
beforeEach(() => {
  rowNumber = 1;
});

function stage(sheet: number, row: Readonly<Record<string, string | null>>): void {
  rowNumber += 1;
  const blank = { patient: null, hospital: null, traits: null, birth: null, sex: null, fault: null };
  db.prepare(
    `INSERT INTO staged_row (sheet_ref, row_number, patient, hospital, traits, birth, sex, fault, cells)
     VALUES (@sheet, @rowNumber, @patient, @hospital, @traits, @birth, @sex, @fault, '[]')`,
  ).run({ ...blank, ...row, sheet, rowNumber });
}

/** Stages a fiche of the file "a" for each birth date and sex, and one of another file. */
function ofOneFile(...people: readonly (readonly [birth: string, sex: string])[]): void {
  stage(FICHES, { patient: 'b', birth: 'other', sex: 'male' });
  for (const [birth, sex] of people) stage(FICHES, { patient: 'a', birth, sex });
}

function stopped(): RunError {
  try {
    refuseMixedFiles(staging());
  } catch (thrown) {
    return thrown as RunError;
  }
  throw new Error('the run did not stop');
}

describe('one file number with the rows of several people (C-102)', () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    [
      'one birth date and two sexes',
      [
        ['x', 'male'],
        ['x', 'female'],
      ],
    ],
    [
      'two birth dates and one sex',
      [
        ['x', 'male'],
        ['y', 'male'],
        ['x', 'male'],
      ],
    ],
  ])('does not stop the run with %s', (_, people) => {
    ofOneFile(...people);
    expect(() => refuseMixedFiles(staging())).not.toThrow();
  });

  test.each<[string, readonly (readonly [string, string])[]]>([
    [
      'two birth dates and two sexes',
      [
        ['x', 'male'],
        ['y', 'female'],
      ],
    ],
    [
      'three birth dates',
      [
        ['x', 'male'],
        ['y', 'male'],
        ['z', 'male'],
      ],
    ],
  ])('stops the run with %s, and gives the rows, not the number', (_, people) => {
    ofOneFile(...people);
    const { exitCode, message, details } = stopped();
    expect(exitCode).toBe(2);
    expect(message).toBe('1 file number with the rows of several people; nothing was published');
    const rows = people.length === 2 ? 'rows 3, 4' : 'rows 3, 4, 5';
    expect(details).toEqual([
      expect.stringContaining(
        `export.xlsx, sheet "Fiches", column "N° dossier", ${rows}: found one file number`,
      ),
    ]);
  });

  test('names ten rows of a number, and five numbers', () => {
    for (const patient of ['a', 'b', 'c', 'd', 'e', 'f'])
      for (let person = 0; person < 12; person += 1)
        stage(FICHES, { patient, birth: `${person}`, sex: 'male' });
    const { message, details } = stopped();
    expect(message).toMatch(/^6 file numbers/);
    expect(details).toHaveLength(5);
    expect(details[0]).toMatch(/rows \d+(?:, \d+){9} and 2 more: .* 12 birth dates and 1 sex;/);
  });
});

describe('one person under two numbers (C-104)', () => {
  const found = () => [...samePersons(staging())];
  const place = (sheetId: number, number: number) => ({ sheetId, rowNumber: number });

  test('is found with both places, in every row of the file, and nothing is merged', () => {
    stage(FICHES, { patient: 'a', traits: 't' });
    stage(FICHES, { patient: 'b', traits: 'u' });
    stage(FICHES, { patient: 'b', traits: 't' });
    stage(FICHES, { patient: 'b', traits: 't' });
    expect(found()).toEqual([{ place: place(FICHES, 4), other: place(FICHES, 2), patient: 'b' }]);
    linkPatients(staging());
    expect(db.prepare('SELECT patient FROM registry_identity').pluck().all()).toEqual(['a', 'b']);
  });

  test('and under two numbers of the hospital, of one delivery or of two', () => {
    stage(PERSONS, { hospital: 'h', traits: 't' });
    stage(PERSONS, { hospital: 'i', traits: 't' });
    stage(LATER_PERSONS, { hospital: 'j', traits: 't' });
    stage(LATER_PERSONS, { hospital: 'h', traits: 't' });
    expect(found()).toEqual([
      { place: place(PERSONS, 3), other: place(PERSONS, 2), patient: null },
      { place: place(LATER_PERSONS, 4), other: place(PERSONS, 2), patient: null },
    ]);
  });

  test('is no file beside the hospital record of its own person, nor two with something missing', () => {
    stage(FICHES, { patient: 'a', traits: 't', hospital: 'h' });
    stage(PERSONS, { hospital: 'h', traits: 't' });
    stage(FICHES, { patient: 'b', traits: null });
    stage(FICHES, { patient: 'c', traits: null });
    expect(found()).toEqual([]);
  });
});

test('a fiche that is rejected for its number does not identify the patient of the file (C-102)', () => {
  stage(FICHES, { patient: 'a', hospital: 'h', fault: '{}' });
  linkPatients(staging());
  expect(db.prepare('SELECT * FROM registry_identity').all()).toEqual([]);
});
