import { EPOCH } from '../cell/no-date.ts';
import type { ConceptName } from '../define/concepts.ts';
import type { Pipeline } from '../define/study.ts';
import { nameFinder } from '../deidentify/name-finder.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import type { Finding, FindingCode, Place } from '../findings/finding.ts';
import { EVERYBODY, type PatientRows, type PseudonymRange } from '../staging/persons.ts';
import type { Correction, RowFault, StagedRow } from '../staging/row.ts';
import type { Staging } from '../staging/store.ts';
import type {
  Leftover,
  NormalizedRecords,
  PatientRecords,
  RowOutcome,
  RowPlace,
} from '../warehouse/record.ts';
import type { AnyReadRow } from './cell.ts';
import { type ColumnsSeen, ColumnTally } from './column-tally.ts';
import { Corrections, type CorrectionsSeen } from './corrections.ts';
import { headerOf, whoOf } from './declaration.ts';
import { documentsOfOthers, linkPatients } from './link.ts';
import { type OpposedNumbers, Opposition, type OppositionSeen } from './opposition.ts';
import { patientRecords } from './patient.ts';
import type { PatientContext } from './patient-input.ts';
import { refuseMixedFiles, samePersons } from './people.ts';
import { type ResolvedRows, resolve } from './resolve.ts';
import { type StagedSheetReader, sheetReaders } from './staged-sheet-reader.ts';

export interface NormalizeInput {
  readonly staging: Staging;
  readonly pipeline: Pipeline;
  readonly keyring: Pick<Keyring, 'birthDayOf' | 'name' | 'text' | 'unseal'>;
  readonly oppositions: OpposedNumbers;
  readonly corrections: readonly Correction[];
  /** Name of the corrections file. */
  readonly correctionsFile: string;
}

/** Row ids of documents filed under a second patient, each with the row number of the first (C-58). */
export type OtherDocuments = ReadonlyMap<number, number>;

/** The results of a part of a run that the leftovers of the whole run depend on. */
export interface PartSeen {
  readonly corrections: CorrectionsSeen;
  readonly opposition: OppositionSeen;
  readonly columns: ColumnsSeen;
}

/**
 * Gathers the rows of each person (S-1) before any is parsed. Returns the facts that the parts need.
 *
 * @throws RunError when a file number has the rows of several people (C-102).
 */
export function gatherPersons(staging: Staging): OtherDocuments {
  refuseMixedFiles(staging);
  linkPatients(staging);
  return documentsOfOthers(staging);
}

/**
 * Turns staged rows into records, one patient at a time in ascending order of pseudonym (S-1 to S-7). Every staged
 * row has exactly one outcome. Writes nothing; values do not depend on the order of files or rows. Call
 * `gatherPersons` first.
 */
export class Normalizer implements NormalizedRecords {
  readonly #input: NormalizeInput;
  readonly #range: PseudonymRange;
  /** By the number of the sheet. */
  readonly #readers: ReadonlyMap<number, StagedSheetReader>;
  readonly #corrections: Corrections;
  readonly #opposition: Opposition;
  readonly #columns = new ColumnTally();
  readonly #ofOthers: OtherDocuments;
  readonly #context: PatientContext;
  /** Without any sheet of fiches, no row can lack one. */
  readonly #hasPresentations: boolean;

  constructor(input: NormalizeInput, ofOthers: OtherDocuments, range: PseudonymRange = EVERYBODY) {
    this.#input = input;
    this.#range = range;
    this.#ofOthers = ofOthers;
    this.#corrections = new Corrections(input.corrections);
    this.#opposition = new Opposition(input.oppositions);
    const { staging, pipeline, keyring } = input;
    const { birthDayOf, unseal, text } = keyring;
    const secrets = { unseal, text, isName: nameFinder(input) };
    this.#readers = sheetReaders(staging, pipeline, this.#corrections, secrets);
    this.#hasPresentations = staging.sheets().some(({ concept }) => concept === 'presentation');
    this.#context = { pipeline, birthDayOf, placeOf: (row, field) => this.#placeOf(row, field) };
  }

  *patients(): Iterable<PatientRecords | Leftover> {
    for (const person of this.#input.staging.persons(this.#range)) yield this.#recordsOf(person);
  }

  /** The remaining rows, after the patients of all parts. */
  *leftovers(): Iterable<Leftover> {
    yield* this.#withoutPerson();
    yield* this.#unlinked();
    yield* this.#samePersons();
    const file = this.#input.correctionsFile;
    const unknown = this.#opposition.unknown();
    yield {
      outcomes: [],
      findings: [
        ...this.#corrections.findings(file),
        ...this.#columns.findings((sheetId, field) => this.#columnOf(sheetId, field)),
        ...Array.from({ length: unknown }, (): Finding => ({ code: 'unknown_opposition' })),
      ],
    };
  }

  opposed(): number {
    return this.#opposition.seen.count;
  }

  opposedPatients(): ReadonlySet<string> {
    return new Set(this.#opposition.seen.patients);
  }

  get seen(): PartSeen {
    return {
      corrections: this.#corrections.seen,
      opposition: this.#opposition.seen,
      columns: this.#columns.seen,
    };
  }

  /** Adds the results of another part of the run. */
  add({ corrections, opposition, columns }: PartSeen): void {
    this.#columns.add(columns);
    this.#corrections.add(corrections);
    this.#opposition.add(opposition);
  }

  #recordsOf({ pseudonym, link, doubt, rows }: PatientRows): PatientRecords | Leftover {
    if (this.#opposition.concerns(pseudonym, link?.hospital ?? null, rows)) return ignored(rows, 'opposed');
    const unusable = this.#unusableAmong(rows);
    if (unusable.size === rows.length) return { outcomes: [...unusable.values()], findings: [] };
    const birthDays = this.#birthDaysIn(rows);
    const usable = rows.filter((row) => !unusable.has(row));
    const all = this.#read(usable, birthDays);
    const resolved = this.#resolve(all, [...unusable.values()]);
    this.#columns.count(all, resolved.outcomes);
    const masked = all.flatMap((read) => read.masked);
    if (resolved.outcomes.every(({ fate }) => fate === 'rejected'))
      return { outcomes: resolved.outcomes, findings: masked };
    const records = patientRecords({ pseudonym, link, all, resolved }, this.#context);
    const doubts: Finding[] = doubt === null ? [] : [{ code: doubt as FindingCode, patient: pseudonym }];
    if (masked.length + doubts.length === 0) return records;
    return { ...records, findings: [...records.findings, ...masked, ...doubts] };
  }

  /** The rows with their cells. For a patient diagnosed by 1 January 1970 that day is a real one (C-84). */
  #read(rows: readonly StagedRow[], birthDays: readonly string[]): readonly AnyReadRow[] {
    const read = (isEpochADay: boolean): readonly AnyReadRow[] =>
      rows.flatMap((row) => this.#readers.get(row.sheetId)?.read(row, birthDays, isEpochADay) ?? []);
    const all = read(false);
    return all.some(isDiagnosedByEpoch) ? read(true) : all;
  }

  /** Rows of a person rejected unread: an unusable number (C-102), or a file number without a fiche (C-103). */
  #unusableAmong(rows: readonly StagedRow[]): ReadonlyMap<StagedRow, RowOutcome> {
    const isOrphan = this.#hasPresentations && !rows.some((row) => this.#conceptOf(row) === 'presentation');
    return new Map(
      rows.flatMap((row): [StagedRow, RowOutcome][] => {
        if (row.fault !== null) return [[row, this.#unusable(row, row.fault)]];
        const orphan: Finding = { code: 'orphan_row', place: this.#placeOf(row, 'patient') };
        return isOrphan ? [[row, { row, fate: 'rejected', finding: orphan }]] : [];
      }),
    );
  }

  #unusable(row: StagedRow, { column, cause }: RowFault): RowOutcome {
    const place = { ...this.#placeOf(row), column };
    return {
      row,
      fate: 'rejected',
      finding: { code: 'unusable_number', place, details: { column, cause } },
    };
  }

  #conceptOf(row: StagedRow): ConceptName | undefined {
    return this.#readers.get(row.sheetId)?.declared.concept;
  }

  /** The birth days that sources show of one person: usually one. */
  #birthDaysIn(rows: readonly StagedRow[]): string[] {
    const tokens = new Set(rows.map(({ identity }) => identity.birth));
    return [...tokens].flatMap((token) => (token === null ? [] : (this.#context.birthDayOf(token) ?? [])));
  }

  #resolve(all: readonly AnyReadRow[], unusable: readonly RowOutcome[]): ResolvedRows {
    const isOfOther = ({ row }: AnyReadRow): boolean => this.#ofOthers.has(row.rowId);
    const ofOthers = this.#ofOthers.size === 0 ? [] : all.filter(isOfOther);
    const resolved = resolve(
      ofOthers.length === 0 ? all : all.filter((read) => !isOfOther(read)),
      (source) => this.#isIncrement(source),
      (row, code, details) => this.#reject(row, code, details),
    );
    const rejected = ofOthers.map((read) =>
      this.#reject(read, 'duplicate_key', { first: this.#ofOthers.get(read.row.rowId) ?? 0 }),
    );
    return { ...resolved, outcomes: [...resolved.outcomes, ...rejected, ...unusable] };
  }

  *#withoutPerson(): Iterable<Leftover> {
    for (const row of this.#input.staging.rowsWithoutPerson()) {
      if (row.fault !== null) {
        yield { outcomes: [this.#unusable(row, row.fault)], findings: [] };
        continue;
      }
      const reader = this.#readers.get(row.sheetId);
      const part = reader?.declared.key[0] ?? 'patient';
      const who =
        row.keyMissing ?? (reader === undefined ? part : headerOf(reader.declared, whoOf(reader.declared)));
      const place = this.#placeOf(row);
      const finding: Finding = {
        code: 'missing_key',
        place: { ...place, column: who },
        details: { column: who },
      };
      yield { outcomes: [{ row, fate: 'rejected', finding }], findings: [] };
    }
  }

  /** Persons of the hospital only: not loaded, only counted (C-17). */
  *#unlinked(): Iterable<Leftover> {
    let count = 0;
    for (const { hospital, rows } of this.#input.staging.strangers()) {
      const isOpposed = this.#opposition.concernsHospital(hospital);
      if (!isOpposed) count++;
      yield ignored(rows, isOpposed ? 'opposed' : 'unlinked');
    }
    if (count > 0)
      yield { outcomes: [], findings: [{ code: 'unlinked_hospital_person', details: { count } }] };
  }

  /** One person under two numbers is reported, and stays two (C-104). */
  *#samePersons(): Iterable<Leftover> {
    for (const { place, other, patient } of samePersons(this.#input.staging)) {
      const { file, sheet, rowNumber } = this.#placeOf(other);
      const details = {
        other: `${file}, ${sheet}, row ${rowNumber}`,
        other_fr: `${file}, ${sheet}, ligne ${rowNumber}`,
      };
      const finding: Finding = { code: 'same_person_twice', place: this.#placeOf(place), details };
      yield { outcomes: [], findings: [patient === null ? finding : { ...finding, patient }] };
    }
  }

  #isIncrement(source: string): boolean {
    return this.#input.pipeline.sources.find(({ name }) => name === source)?.delivery === 'increment';
  }

  #reject(read: AnyReadRow, code: FindingCode, details?: Record<string, string | number>): RowOutcome {
    const declared = this.#readers.get(read.row.sheetId)?.declared;
    const field = typeof details?.column === 'string' ? details.column : undefined;
    const column = field === undefined || declared === undefined ? undefined : headerOf(declared, field);
    const place = this.#placeOf(read.row, field);
    const finding: Finding = {
      code,
      place,
      ...(details === undefined ? {} : { details: column === undefined ? details : { ...details, column } }),
    };
    return { row: read.row, fate: 'rejected', finding };
  }

  #columnOf(sheetId: number, field: string): Place {
    const reader = this.#readers.get(sheetId);
    if (reader === undefined) return { file: '' };
    const { file, declared } = reader;
    return { file, sheet: declared.name, column: headerOf(declared, field) };
  }

  #placeOf(row: RowPlace, field?: string): Place {
    const reader = this.#readers.get(row.sheetId);
    if (reader === undefined) return { file: '' };
    const place = { file: reader.file, sheet: reader.declared.name, rowNumber: row.rowNumber };
    return field === undefined ? place : { ...place, column: headerOf(reader.declared, field) };
  }
}

function isDiagnosedByEpoch(read: AnyReadRow): boolean {
  if (read.concept !== 'presentation') return false;
  const diagnosis = read.cells.diagnosed_on.value;
  return diagnosis !== null && diagnosis.earliest <= EPOCH;
}

function ignored(rows: readonly StagedRow[], code: string): Leftover {
  return { outcomes: rows.map((row) => ({ row, fate: 'ignored', code })), findings: [] };
}
