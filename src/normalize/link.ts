import type { Finding } from '../audit/finding.ts';

/** Who a registry file or a hospital record is about, as keyed hashes (S-1). */
export interface IdentitySummary {
  readonly hospital: string | null;
  readonly traits: string | null;
  readonly birth: string | null;
  readonly sex: string | null;
}

export interface RegistryIdentity extends IdentitySummary {
  readonly patient: string;
}

export interface HospitalIdentity extends IdentitySummary {
  readonly hospital: string;
  /** False for a number that has rows but none in the report of persons (C-17). */
  readonly hasPerson: boolean;
}

export type LinkedBy = 'ipp' | 'ipp_alone' | 'traits';
export interface Link {
  readonly hospital: string;
  readonly by: LinkedBy;
}

export interface Links {
  readonly ofPatient: ReadonlyMap<string, Link>;
  readonly findings: readonly Finding[];
}

/**
 * Which hospital record belongs to which registry file (S-1): by the hospital's number when birth date and sex do not
 * contradict it; without a number, by birth name, first name, birth date and sex when the match is unique on both sides.
 * Everything doubtful stays apart and is a finding (C-17).
 */
export function linkPatients(
  registry: Iterable<RegistryIdentity>,
  hospital: Iterable<HospitalIdentity>,
): Links {
  const persons = new Map([...hospital].map((person) => [person.hospital, person]));
  const files = [...registry];
  const filesByNumber = groupBy(files, (file) => file.hospital);
  const links = new Map<string, Link>();
  const findings: Finding[] = [];
  for (const [number, claimants] of filesByNumber) {
    const person = persons.get(number);
    if (claimants.length > 1) {
      for (const { patient } of claimants) findings.push({ code: 'shared_hospital_id', patient });
    } else if (person !== undefined) {
      for (const file of claimants) linkByNumber(file, person, links, findings);
    }
  }
  linkByTraits(files, persons, filesByNumber, links, findings);
  return { ofPatient: links, findings };
}

function linkByNumber(
  file: RegistryIdentity,
  person: HospitalIdentity,
  links: Map<string, Link>,
  findings: Finding[],
): void {
  const { patient } = file;
  if (contradicts(file.birth, person.birth) || contradicts(file.sex, person.sex)) {
    findings.push({ code: 'doubtful_match', patient });
    return;
  }
  if (!person.hasPerson) findings.push({ code: 'linked_by_ipp_alone', patient });
  links.set(patient, { hospital: person.hospital, by: person.hasPerson ? 'ipp' : 'ipp_alone' });
}

/** Files without a number, and persons whose number no file claims. */
function linkByTraits(
  files: readonly RegistryIdentity[],
  persons: ReadonlyMap<string, HospitalIdentity>,
  claimed: ReadonlyMap<string, readonly RegistryIdentity[]>,
  links: Map<string, Link>,
  findings: Finding[],
): void {
  const freePersons = [...persons.values()].filter((person) => !claimed.has(person.hospital));
  const personsByTraits = groupBy(freePersons, (person) => person.traits);
  const filesByTraits = groupBy(
    files.filter((file) => file.hospital === null),
    (file) => file.traits,
  );
  for (const [traits, sameFiles] of filesByTraits) {
    const samePersons = personsByTraits.get(traits) ?? [];
    const [file] = sameFiles;
    const [person] = samePersons;
    if (file === undefined || person === undefined) continue;
    if (sameFiles.length === 1 && samePersons.length === 1) {
      links.set(file.patient, { hospital: person.hospital, by: 'traits' });
    } else {
      for (const { patient } of sameFiles) findings.push({ code: 'ambiguous_match', patient });
    }
  }
}

function contradicts(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
