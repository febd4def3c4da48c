import { describe, expect, test } from 'vitest';
import { type HospitalIdentity, linkPatients, type RegistryIdentity } from '../../src/normalize/link.ts';

const file = (patient: string, rest: Partial<RegistryIdentity> = {}): RegistryIdentity => ({
  ...{ patient, hospital: null, traits: null, birth: null, sex: null },
  ...rest,
});
const person = (hospital: string, rest: Partial<HospitalIdentity> = {}): HospitalIdentity => ({
  ...{ hospital, traits: null, birth: null, sex: null, hasPerson: true },
  ...rest,
});
const linked = (files: RegistryIdentity[], persons: HospitalIdentity[]) => {
  const { ofPatient, findings } = linkPatients(files, persons);
  return { links: Object.fromEntries(ofPatient), codes: findings.map(({ code }) => code) };
};

describe('a registry file and a hospital record are one patient (S-1)', () => {
  test('when the number agrees and nothing contradicts it', () => {
    const { links } = linked(
      [file('a', { hospital: 'h', birth: 'b', sex: 'male' })],
      [person('h', { birth: 'b', sex: 'male' })],
    );
    expect(links).toEqual({ a: { hospital: 'h', by: 'ipp' } });
  });
  test('when the number agrees and one side does not say the birth date', () => {
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
