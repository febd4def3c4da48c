import { canonicalHospitalId, type NumberFault, readNumber } from '../cell/canonical-number.ts';
import type { PartialDate } from '../cell/date.ts';
import { dateParser } from '../cell/date.ts';
import { foldName } from '../cell/fold.ts';
import { memoize } from '../cell/memoize.ts';
import type { MissingReason, Parsed, Parser } from '../cell/parsed.ts';
import type { RawCell } from '../cell/raw.ts';
import type { ReadContext } from '../define/columns.ts';
import type { Sex } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import type { StagedIdentity } from '../staging/row.ts';
import { IdentityCells, type IdentityProblem, type UnusableNumber } from './identity-cells.ts';
import type { PeopleOfFile } from './people-of-file.ts';
import type { Keyring } from './pseudonym.ts';
import { identityText } from './row-key.ts';

type Birth = Pick<StagedIdentity, 'birth' | 'birthMonth' | 'birthMissing'> & {
  readonly day: string | null;
  readonly isUnreadable: boolean;
};

/** A number of a row, while the row is read. */
interface NumberCell {
  /** As written, or in canonical form when it has digits only, so that other spellings match. */
  readonly text: string | null;
  readonly canonical: string | null;
  readonly fault: NumberFault | null;
}

const NO_NUMBER: NumberCell = { text: null, canonical: null, fault: null };
const NUMBER_PARTS = ['patient', 'hospital_id', 'document'] as const;
type NumberPart = (typeof NUMBER_PARTS)[number];

/** Turns the identity cells of a sheet's rows into keyed hashes (S-2). */
export class IdentityReader {
  readonly #keyring: Keyring;
  readonly #nameParts: readonly string[];
  readonly #birthDate: Parser<PartialDate>;
  readonly #patient: (text: string) => string | null;
  readonly #hospital: (text: string) => string | null;
  readonly #people: PeopleOfFile;
  /** Without a file number, a row is about the person whom the hospital's number names. */
  readonly #isByHospitalId: boolean;

  constructor(sheet: AnySheet, context: ReadContext, keyring: Keyring, people: PeopleOfFile) {
    this.#keyring = keyring;
    this.#people = people;
    this.#isByHospitalId = sheet.identity.patient === undefined;
    this.#nameParts = Object.keys(sheet.identity).filter((part) => part.endsWith('_name'));
    this.#birthDate = memoize(dateParser({ latest: context.extractedOn }));
    // Rows of one person often follow one another.
    this.#patient = lastRemembered(keyring.patient);
    this.#hospital = lastRemembered(keyring.hospital);
  }

  /** Reads the identities of a row; `cellOf` finds a cell by identity part, `sexCell` is the parsed cell of the sex. */
  read(cellOf: (part: string) => RawCell, sexCell: Parsed<unknown>): IdentityCells {
    const text = (part: string) => identityText(cellOf(part));
    const patient = numberCell(cellOf('patient'));
    const hospitalId = this.#hospitalId(cellOf('hospital_id'));
    const document = numberCell(cellOf('document'));
    const birthName = text('birth_name');
    const hospital = hospitalId.canonical === null ? null : this.#hospital(hospitalId.canonical);
    const birth = this.#birth(cellOf('birth_date'));
    const sex = 'value' in sexCell ? (sexCell.value as Sex) : null;
    const problems: IdentityProblem[] = [
      ...(hospitalId.canonical !== null && hospital === null
        ? [{ code: 'invalid_hospital_id', part: 'hospital_id' } as const]
        : []),
      ...(birth.isUnreadable ? [{ code: 'unreadable_birth_date', part: 'birth_date' } as const] : []),
    ];
    const staged: StagedIdentity = {
      patient: patient.canonical === null ? null : this.#patient(patient.canonical),
      hospital,
      traits: this.#traits(birthName, text('first_name'), birth.day, sex),
      birth: birth.birth,
      birthMonth: birth.birthMonth,
      birthMissing: birth.birthMissing,
      sex,
      document: document.canonical === null ? null : this.#keyring.document(document.canonical),
      documentRank: null,
    };
    const names = this.#nameParts.flatMap((part) => text(part) ?? []);
    this.#people.noteNames(names);
    const birthDay = this.#people.birthDayOf(staged.patient ?? staged.hospital, birth.day);
    const cells = {
      fileNumber: patient.text,
      hospitalId: hospitalId.text,
      document: document.text,
      names,
      birthDay,
    };
    const unusable = firstUnusable({ patient, hospital_id: hospitalId, document });
    this.#people.noteNumber(patient.canonical);
    return new IdentityCells(cells, staged, problems, unusable);
  }

  /** A hospital row whose number has the wrong form has no person. */
  #hospitalId(cell: RawCell): NumberCell {
    const read = numberCell(cell);
    const isUnusable =
      this.#isByHospitalId && read.canonical !== null && canonicalHospitalId(read.canonical) === null;
    return isUnusable ? { ...read, canonical: null, fault: 'is no number of 1 to 8 digits' } : read;
  }

  #birth(cell: RawCell): Birth {
    const parsed = this.#birthDate(cell);
    const nothing = { birth: null, birthMonth: null, day: null };
    if ('missing' in parsed) {
      return { ...nothing, birthMissing: parsed.missing, isUnreadable: parsed.missing === 'unreadable' };
    }
    const { precision, value } = parsed.value;
    if (value === null)
      return { ...nothing, birthMissing: 'unreadable' satisfies MissingReason, isUnreadable: true };
    const birthMonth = value.slice(0, 7);
    if (precision !== 'day') return { ...nothing, birthMonth, birthMissing: null, isUnreadable: false };
    return {
      birth: this.#keyring.birth(value),
      birthMonth,
      birthMissing: null,
      day: value,
      isUnreadable: false,
    };
  }

  #traits(
    birthName: string | null,
    firstName: string | null,
    birthDay: string | null,
    sex: Sex | null,
  ): string | null {
    if (birthName === null || firstName === null || birthDay === null || sex === null) return null;
    const [name, first] = [foldName(birthName), foldName(firstName)];
    return name === '' || first === '' ? null : this.#keyring.traits(name, first, birthDay, sex);
  }
}

function numberCell(cell: RawCell): NumberCell {
  const text = identityText(cell);
  if (text === null) return NO_NUMBER;
  const read = readNumber(cell, text);
  if ('fault' in read) return { text, canonical: null, fault: read.fault };
  const { canonical } = read;
  return { text: /^\d+$/.test(canonical) ? canonical : text, canonical, fault: null };
}

function firstUnusable(numbers: Readonly<Record<NumberPart, NumberCell>>): UnusableNumber | null {
  for (const part of NUMBER_PARTS) {
    const { fault } = numbers[part];
    if (fault !== null) return { part, fault };
  }
  return null;
}

function lastRemembered<T>(hash: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly token: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, token: hash(text) };
    return last.token;
  };
}
