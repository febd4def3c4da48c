import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { linkPatients } from '../../src/normalize/link.ts';
import { LINKS_SCHEMA, STAGING_SCHEMA } from '../../src/staging/schema.ts';

interface Traits {
  readonly hospital?: string;
  readonly traits?: string;
  readonly birth?: string;
  readonly sex?: string;
}
type Row = Traits & { readonly sheet: number; readonly patient?: string };
const [FICHES, PERSONS, CURES] = [1, 2, 3];

const file = (patient: string, rest: Traits = {}): Row => ({ sheet: FICHES, patient, ...rest });
const person = (
  hospital: string,
  { hasPerson = true, ...rest }: Traits & { hasPerson?: boolean } = {},
): Row => ({
  sheet: hasPerson ? PERSONS : CURES,
  hospital,
  ...rest,
});

/** Stages one row a file or person, links, and reads what was found. */
function linked(files: readonly Row[], persons: readonly Row[]) {
  const db = new Database(':memory:');
  db.exec(STAGING_SCHEMA + LINKS_SCHEMA);
  db.exec("INSERT INTO staged_file VALUES (1, 'f', 1)");
  const sheet = db.prepare("INSERT INTO staged_sheet VALUES (?, 1, ?, 's', 's', ?, ?, '[]', '{}', 0, '[]')");
  for (const [id, concept] of [
    [FICHES, 'presentation'],
    [PERSONS, 'person'],
    [CURES, 'administration'],
  ]) {
    sheet.run(id, id, concept, id === FICHES ? 1 : 0);
  }
  const row = db.prepare(
    `INSERT INTO staged_row (sheet_ref, row_number, patient, hospital, traits, birth, sex, cells)
     VALUES (@sheet, @number, @patient, @hospital, @traits, @birth, @sex, '[]')`,
  );
  const blank = { patient: null, hospital: null, traits: null, birth: null, sex: null };
  for (const [number, one] of [...files, ...persons].entries()) row.run({ ...blank, ...one, number });
  linkPatients({ sql: db, caches: [{ source: 's', schema: 'main' }] });
  const links = db.prepare('SELECT patient, hospital, linked_by AS "by" FROM link').all() as {
    patient: string;
  }[];
  return {
    links: Object.fromEntries(links.map(({ patient, ...link }) => [patient, link])),
    codes: db.prepare('SELECT code FROM doubt').pluck().all(),
  };
}

describe('a registry file and a hospital record are one patient (S-1)', () => {
  test('when the number agrees and nothing contradicts it', () => {
    const { links } = linked(
      [file('a', { hospital: 'h', birth: 'b', sex: 'male' })],
      [person('h', { birth: 'b', sex: 'male' })],
    );
    expect(links).toEqual({ a: { hospital: 'h', by: 'ipp' } });
  });
  test('when the number agrees and one side lacks the birth date', () => {
    expect(linked([file('a', { hospital: 'h', birth: 'b' })], [person('h')]).links).toHaveProperty('a');
  });
  test.each([
    ['the birth date', { birth: 'other' }],
    ['the sex', { sex: 'female' }],
  ])('but not when %s contradicts it: a finding, never a merge', (_, other) => {
    const { links, codes } = linked(
      [file('a', { hospital: 'h', birth: 'b', sex: 'male' })],
      [person('h', { birth: 'b', sex: 'male', ...other })],
    );
    expect(links).toEqual({});
    expect(codes).toEqual(['doubtful_match']);
  });
  test('without a number, when name, first name, birth date and sex agree and the match is unique', () => {
    expect(linked([file('a', { traits: 't' })], [person('h', { traits: 't' })]).links).toEqual({
      a: { hospital: 'h', by: 'traits' },
    });
  });
  test.each([
    [
      'two persons share the traits',
      [file('a', { traits: 't' })],
      [person('h', { traits: 't' }), person('i', { traits: 't' })],
    ],
    [
      'two files share the traits',
      [file('a', { traits: 't' }), file('b', { traits: 't' })],
      [person('h', { traits: 't' })],
    ],
  ])('but not when %s', (_, files, persons) => {
    const { links, codes } = linked(files, persons);
    expect(links).toEqual({});
    expect(new Set(codes)).toEqual(new Set(['ambiguous_match']));
  });
  test('but not by traits with a person whose number another file claims', () => {
    const files = [file('a', { hospital: 'h' }), file('b', { traits: 't' })];
    expect(linked(files, [person('h', { traits: 't' })]).links).toEqual({ a: { hospital: 'h', by: 'ipp' } });
  });
});

test('one number on two files links neither (C-17)', () => {
  const { links, codes } = linked(
    [file('a', { hospital: 'h' }), file('b', { hospital: 'h' })],
    [person('h')],
  );
  expect(links).toEqual({});
  expect(codes).toEqual(['shared_hospital_id', 'shared_hospital_id']);
});

test('rows of a number without a person are linked by the number alone, with a finding (C-17)', () => {
  const { links, codes } = linked(
    [file('a', { hospital: 'h', birth: 'b' })],
    [person('h', { hasPerson: false })],
  );
  expect(links).toEqual({ a: { hospital: 'h', by: 'ipp_alone' } });
  expect(codes).toEqual(['linked_by_ipp_alone']);
});
