import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { identitiesOf } from '../../tools/samples/identities.ts';
import { inventCohort, SCENARIOS } from '../../tools/samples/invent/cohort.ts';
import type { FicheVersion, Line, Patient } from '../../tools/samples/truth.ts';
import { filesOf } from './reading.ts';

const truth = inventCohort({ seed: 1, patients: 160 });
const patients = [...truth.patients];

const combines = (drugs: readonly string[] = []): boolean =>
  drugs.includes('bevacizumab') && drugs.length > 1;
const lastVersions = (patient: Patient): FicheVersion[] =>
  patient.presentations.flatMap(({ versions }) => versions.at(-1) ?? []);
const isProposed = (patient: Patient): boolean =>
  lastVersions(patient).some(
    ({ status, proposal }) =>
      status === 'validated' &&
      combines(proposal?.value?.drugs) &&
      proposal?.value?.conditional === undefined,
  );
const hasUsableStart = ({ regimen, startedOn }: Line): boolean =>
  combines(regimen?.value) && ['day', 'month'].includes(startedOn?.recorded ?? 'day');

describe('the invented cohort', () => {
  it('has at least 25 patients who are proposed bevacizumab with a cytotoxic drug, 15 of them with a usable start', () => {
    const proposed = patients.filter(isProposed);
    expect(proposed.length).toBeGreaterThanOrEqual(25);
    expect(proposed.filter(({ lines }) => lines.some(hasUsableStart)).length).toBeGreaterThanOrEqual(15);
  });

  it('has every scenario and, after them, ordinary patients', () => {
    const needed = Object.keys(SCENARIOS).length;
    expect(needed).toBeGreaterThan(30);
    expect(patients.length).toBeGreaterThan(2 * needed);
  });

  it('meets 103 times in the window, with about 2.3 fiches a patient', () => {
    const many = [...inventCohort({ seed: 1, patients: 2_000 }).patients].filter(
      ({ fileNumber }) => fileNumber !== undefined,
    );
    const held = many.flatMap(lastVersions).flatMap(({ heldOn }) => heldOn.value ?? []);
    expect(new Set(held.filter((day) => day >= '2007-05-23' && day <= '2016-06-30')).size).toBe(103);
    expect(held.length / many.length).toBeGreaterThan(2);
    expect(held.length / many.length).toBeLessThan(2.6);
  });

  it('gives every patient a file number and an IPP of their own, but where a scenario shares one', () => {
    const many = [...inventCohort({ seed: 1, patients: 5_000 }).patients];
    const fileNumbers = many.flatMap(({ fileNumber }) => fileNumber ?? []);
    const ipps = many.flatMap(({ ipp }) => ipp ?? []);
    expect(new Set(fileNumbers).size).toBe(fileNumbers.length);
    expect(new Set(ipps).size).toBe(ipps.length - 1);
  });
});

describe('the canaries', () => {
  it('are in the exports, none of their letters lost in Windows-1252', () => {
    const files = [...filesOf(join(import.meta.dirname, '../../sample-exports/inbox/orbis'))];
    const reports = files
      .filter(([name]) => /PATIENTS_.*csv$/.test(name))
      .map(([name, bytes]) => iconv.decode(bytes, name.includes('2016') ? 'utf8' : 'win1252'));
    const canaries = [...identitiesOf(truth)];
    const found = canaries.filter(({ text }) =>
      reports.some((report) => report.toUpperCase().includes(text.toUpperCase())),
    );
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(['name', 'first_name', 'ipp', 'birth_date']),
    );
    expect(reports.join('')).not.toContain('?');
  });

  it('no clinical date is a birth date', () => {
    const births = patients.map(({ identity }) => identity.bornOn).sort();
    const diagnoses = patients
      .flatMap(lastVersions)
      .flatMap(({ tumor }) => tumor?.diagnosedOn?.value ?? [])
      .sort();
    expect((births.at(-1) ?? '') < (diagnoses[0] ?? '')).toBe(true);
  });
});
