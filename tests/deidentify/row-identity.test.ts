import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../src/cell/raw.ts';
import { codeList } from '../../src/define/code-list.ts';
import { code } from '../../src/define/columns.ts';
import { type AnySheet, identity, sheet } from '../../src/define/source.ts';
import type { IdentityCells } from '../../src/deidentify/identity-cells.ts';
import { PeopleOfFile } from '../../src/deidentify/people-of-file.ts';
import { type Keyring, keyring } from '../../src/deidentify/pseudonym.ts';
import { IdentityReader } from '../../src/deidentify/row-identity.ts';
import { fieldParsers } from '../../src/deidentify/row-key.ts';

const KEYS = keyring(Buffer.alloc(32, 7));
const CONTEXT = { extractedOn: '2024-01-01' };

const sexes = codeList('sex', {
  female: { en: 'female', fr: 'femme', spellings: ['F'] },
  male: { en: 'male', fr: 'homme', spellings: ['M'] },
});

const everything: AnySheet = sheet({
  name: 'Fiches',
  concept: 'presentation',
  identity: {
    document: identity('N° fiche'),
    patient: identity('N° dossier'),
    hospital_id: identity('IPP'),
    birth_name: identity('Nom de naissance'),
    usual_name: identity('Nom usuel'),
    first_name: identity('Prénom'),
    birth_date: identity('Né(e) le'),
  },
  key: ['document'],
  columns: { sex: code('Sexe', sexes) },
});

const withoutSex: AnySheet = { ...everything, columns: {} } as AnySheet;

const SOMEBODY: Readonly<Record<string, RawCell>> = {
  document: 'f1001',
  patient: 'DCC000111A',
  hospital_id: 12345,
  birth_name: 'Zygomatix',
  usual_name: "N'Diaye",
  first_name: 'Quentinette',
  birth_date: '07/09/1951',
  sex: 'F',
};

const sexOf = (cell: RawCell = null) => fieldParsers(everything, CONTEXT)('sex', cell);

const nobodyYet = (): PeopleOfFile => new PeopleOfFile(() => {});

function reader(of: AnySheet = everything, people = nobodyYet(), keys: Keyring = KEYS): IdentityReader {
  return new IdentityReader(of, CONTEXT, keys, people);
}

/** Who a row is about, somebody but for the cells given. */
function read(cells: Readonly<Record<string, RawCell>> = {}, by = reader()): IdentityCells {
  const row = { ...SOMEBODY, ...cells };
  return by.read((name) => row[name] ?? null, sexOf(row.sex));
}

const TRAITS = KEYS.traits('ZYGOMATIX', 'QUENTINETTE', '1951-09-07', 'female');

describe('who a row is about (S-1, S-2)', () => {
  it('becomes keyed hashes, the month of birth and the sex, and nothing else', () => {
    expect(read().staged).toEqual({
      patient: KEYS.patient('DCC000111A'),
      hospital: KEYS.hospital('12345'),
      traits: TRAITS,
      birth: KEYS.birth('1951-09-07'),
      birthMonth: '1951-09',
      birthMissing: null,
      sex: 'female',
      document: KEYS.document('F1001'),
      documentRank: null,
    });
    expect(read().problems).toEqual([]);
  });

  it('is known in memory as it was read: numbers, all the names, the day of birth', () => {
    const { fileNumber, hospitalId, document, names, birthDay } = read();
    expect({ fileNumber, hospitalId, document, names, birthDay }).toEqual({
      fileNumber: 'DCC000111A',
      hospitalId: '12345',
      document: 'f1001',
      names: ['Zygomatix', "N'Diaye", 'Quentinette'],
      birthDay: '1951-09-07',
    });
  });

  it('names that are not written, and those that the sheet does not declare, are none', () => {
    expect(read({ usual_name: null, first_name: 'NR' }).names).toEqual(['Zygomatix']);
    const { usual_name: _, ...declared } = everything.identity;
    const narrow = { ...everything, identity: declared } as AnySheet;
    expect(read({}, reader(narrow)).names).toEqual(['Zygomatix', 'Quentinette']);
  });

  it('a row without identities has no person, and that is no problem', () => {
    const nobody = reader().read(() => null, sexOf(null));
    expect(nobody.staged).toEqual({
      patient: null,
      hospital: null,
      traits: null,
      birth: null,
      birthMonth: null,
      birthMissing: 'not_recorded',
      sex: null,
      document: null,
      documentRank: null,
    });
    expect(nobody.problems).toEqual([]);
    expect([nobody.fileNumber, nobody.hospitalId, nobody.document, nobody.names, nobody.birthDay]).toEqual([
      ...[null, null, null, [], null],
    ]);
  });
});

describe('a hospital number', () => {
  it.each([
    ['1', true],
    ['12345678', true],
    ['123456789', false],
    ['0', false],
    ['X', false],
  ])('%s can be used: %s; others are reported without being quoted (S-1)', (number, isUsable) => {
    const person = read({ hospital_id: number });
    expect(person.staged.hospital).toBe(isUsable ? KEYS.hospital(number) : null);
    expect(person.problems).toEqual(isUsable ? [] : [{ code: 'invalid_hospital_id', part: 'hospital_id' }]);
    expect(person.hospitalId).toBe(number);
  });
});

describe('a number that cannot be used (C-102)', () => {
  it.each<[string, Readonly<Record<string, RawCell>>, unknown]>([
    ['a file number', { patient: '2,01E+11' }, { part: 'patient', fault: 'is in scientific notation' }],
    ['a fiche number', { document: 12.5 }, { part: 'document', fault: 'has a decimal part' }],
    ['an IPP', { hospital_id: '1,2E+06' }, { part: 'hospital_id', fault: 'is in scientific notation' }],
    ['no number', {}, null],
    ['an IPP of letters beside a file number', { hospital_id: 'X' }, null],
  ])('%s rejects the row with its part and the cause', (_, cells, unusable) => {
    expect(read(cells).unusable).toEqual(unusable);
  });

  it('gives no hash, and leaves those of the other numbers', () => {
    const { staged } = read({ patient: '2,01E+11' });
    expect([staged.patient, staged.hospital]).toEqual([null, KEYS.hospital('12345')]);
  });

  it.each([
    ['X', 'is no number of 1 to 8 digits'],
    ['*12345*', 'is no number of 1 to 8 digits'],
    ['123456789', 'is no number of 1 to 8 digits'],
    ['1234567.5', 'has a decimal part'],
  ])('an IPP "%s" rejects a row that has no other number: it %s', (hospital_id, fault) => {
    const { patient: _, ...identity } = everything.identity;
    const ofHospital = { ...everything, identity } as AnySheet;
    const person = read({ hospital_id }, reader(ofHospital));
    expect([person.staged.hospital, person.unusable]).toEqual([null, { part: 'hospital_id', fault }]);
    expect(person.problems).toEqual([]);
  });

  it('the same number in other spellings is one number: zeros, decimals, formats, hyphens', () => {
    const hashes = ['004711', 4711, '4711.0', { percent: 4711 }].map(
      (patient) => read({ patient }).staged.patient,
    );
    expect(new Set(hashes)).toEqual(new Set([KEYS.patient('4711')]));
  });
});

describe('a birth date', () => {
  const nothing = { birth: null, birthMonth: null };

  it.each<[string, RawCell, object, boolean]>([
    ['that is blank', null, { ...nothing, birthMissing: 'not_recorded' }, false],
    ['that nobody knows', '?', { ...nothing, birthMissing: 'unknown' }, false],
    ['that is no date', 'mardi', { ...nothing, birthMissing: 'unreadable' }, true],
    ['that is impossible', '31/02/1951', { ...nothing, birthMissing: 'unreadable' }, true],
    ['of a year alone', '1951', { ...nothing, birthMissing: 'unreadable' }, true],
    ['of a month', '09/1951', { birth: null, birthMonth: '1951-09', birthMissing: null }, false],
  ])('%s gives no hash of a day, and no traits', (_, cell, staged, isUnreadable) => {
    const person = read({ birth_date: cell });
    expect(person.staged).toMatchObject({ ...staged, traits: null });
    expect(person.birthDay).toBeNull();
    expect(person.problems).toEqual(
      isUnreadable ? [{ code: 'unreadable_birth_date', part: 'birth_date' }] : [],
    );
  });

  it.each([
    ['31/12/2023', true],
    ['01/01/2024', true],
    ['02/01/2024', false],
  ])('%s can be one in a file that was extracted on 1 January 2024: %s (C-9)', (day, isPossible) => {
    expect(read({ birth_date: day }).staged.birth === null).toBe(!isPossible);
  });

  it('and a number that cannot be used are both reported', () => {
    expect(read({ birth_date: 'x', hospital_id: 'x' }).problems.map(({ part }) => part)).toEqual([
      'hospital_id',
      'birth_date',
    ]);
  });
});

describe('a birth day of an earlier row of the file', () => {
  it('is known in the rows of the same person that lack it, by file number', () => {
    const by = reader();
    read({}, by);
    const later = read({ birth_date: null }, by);
    expect(later.birthDay).toBe('1951-09-07');
    // It is for masking only: what the row itself does not say is not staged.
    expect(later.staged).toMatchObject({ birth: null, birthMonth: null, birthMissing: 'not_recorded' });
  });

  it('and by hospital number where there is no file number', () => {
    const by = reader();
    read({ patient: null }, by);
    expect(read({ patient: null, birth_date: null }, by).birthDay).toBe('1951-09-07');
  });

  it('in every sheet of the file', () => {
    const people = nobodyYet();
    read({}, reader(everything, people));
    expect(read({ birth_date: null }, reader(withoutSex, people)).birthDay).toBe('1951-09-07');
  });

  it('is not that of another person, nor of a row without a person', () => {
    const people = nobodyYet();
    const by = reader(everything, people);
    expect(read({ patient: null, hospital_id: null }, by).birthDay).toBe('1951-09-07');
    expect(people.birthDayOf(KEYS.patient('DCC000111A'), null)).toBeNull();
    read({}, by);
    expect(read({ patient: 'DCC000222B', birth_date: null }, by).birthDay).toBeNull();
    expect(read({ patient: null, hospital_id: null, birth_date: null }, by).birthDay).toBeNull();
  });

  it('is replaced by that of the row, and kept when the row has none', () => {
    const people = nobodyYet();
    const by = reader(everything, people);
    read({}, by);
    read({ birth_date: null }, by);
    expect(read({ birth_date: '08/09/1951' }, by).birthDay).toBe('1951-09-08');
    expect(people.birthDayOf(KEYS.patient('DCC000111A'), null)).toBe('1951-09-08');
  });
});

describe('the names of a file (S-2)', () => {
  it('are reported as folded words, each name once while the cache has room', () => {
    const told: string[] = [];
    const people = new PeopleOfFile((word) => told.push(word));
    const by = reader(everything, people);
    for (const _ of ['first fiche', 'second fiche']) read({}, by);
    expect(told).toEqual(['zygomatix', 'diaye', 'ndiaye', 'quentinette']);
    for (let name = 0; name < 50_000; name += 1) people.noteNames([`${name} Unetelle`]);
    read({}, by);
    expect(told.filter((word) => word === 'zygomatix')).toHaveLength(2);
    expect(told.filter((word) => word === 'unetelle')).toHaveLength(50_000);
  });
});

describe('traits (S-1)', () => {
  it('are the same however the names are written', () => {
    expect(read({ birth_name: ' ZYGO-MATIX ', first_name: 'Quéntinette' }).staged.traits).toBe(TRAITS);
  });

  it.each<[string, Readonly<Record<string, RawCell>>]>([
    ['no birth name', { birth_name: null }],
    ['no first name', { first_name: null }],
    ['no birth day', { birth_date: null }],
    ['no sex', { sex: null }],
    ['a sex that cannot be read', { sex: 'x' }],
    ['a birth name without a letter', { birth_name: '12' }],
    ['a first name without a letter', { first_name: '12' }],
  ])('are none with %s', (_, cells) => {
    expect(read().staged.traits).toBe(TRAITS);
    expect(read(cells).staged.traits).toBeNull();
  });

  it('are none where the sheet has no column of the sex', () => {
    const { traits, sex } = read({ sex: null }, reader(withoutSex)).staged;
    expect([traits, sex]).toEqual([null, null]);
  });
});

describe('hashes of rows that follow one another', () => {
  it('are those of their own numbers, and computed once for a person', () => {
    const hashed: string[] = [];
    const counting: Keyring = {
      ...KEYS,
      patient: (number) => {
        hashed.push(number);
        return KEYS.patient(number);
      },
    };
    const by = reader(everything, nobodyYet(), counting);
    const numbers = ['A', 'A', 'B', 'A'];
    expect(numbers.map((patient) => read({ patient }, by).staged.patient)).toEqual(numbers.map(KEYS.patient));
    expect(hashed).toEqual(['A', 'B', 'A']);
  });
});
