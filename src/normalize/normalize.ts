import type { Finding, FindingCode, Place } from '../audit/finding.ts';
import type { AnySheet } from '../define/source.ts';
import type { Pipeline } from '../define/study.ts';
import type { Correction, StagedRow } from '../staging/row.ts';
import type { Staging } from '../staging/store.ts';
import type { Fate, Leftover, NormalizedRecords, PatientRecords } from '../warehouse/record.ts';
import { type AnyReadRow, SheetReader } from './cell.ts';
import { Corrections } from './corrections.ts';
import { documentsOfOthers, hospitalIdentities, registryIdentities } from './identities.ts';
import { type Links, linkPatients } from './link.ts';
import { patientRecords, type Workshop } from './patient.ts';
import { type ResolvedRows, resolve } from './resolve.ts';

export interface NormalizeInput {
  readonly staging: Staging;
  readonly pipeline: Pipeline;
  readonly birthDayOf: (token: string) => string | null;
  /** Keyed hashes of the numbers in `oppositions.csv` (C-54). */
  readonly oppositions: { readonly patients: ReadonlySet<string>; readonly hospitals: ReadonlySet<string> };
  readonly corrections: readonly Correction[];
  /** Name of the file that holds them. */
  readonly correctionsFile: string;
}

/**
 * Staged rows to records, one patient at a time in ascending order of pseudonym (S-1 to S-7). Every staged row comes out
 * once, with its fate; nothing is written and no order of files or rows changes a value.
 */
export function normalize(input: NormalizeInput): NormalizedRecords {
  return new Normalizer(input);
}

class Normalizer implements NormalizedRecords {
  readonly #input: NormalizeInput;
  readonly #readers = new Map<number, SheetReader>();
  readonly #corrections: Corrections;
  readonly #links: Links;
  readonly #opposition: Opposition;
  readonly #ofOthers: ReadonlyMap<number, number>;
  readonly #workshop: Workshop;
  readonly #unplaced: Leftover[] = [];

  constructor(input: NormalizeInput) {
    this.#input = input;
    this.#corrections = new Corrections(input.corrections);
    const { staging, pipeline, birthDayOf } = input;
    const files = new Map(staging.files().map((file) => [file.fileId, file]));
    for (const sheet of staging.sheets()) {
      const declared = sheetOf(pipeline, sheet.source, sheet.sheet);
      const file = files.get(sheet.fileId);
      if (declared === undefined || file === undefined) continue;
      const context = { extractedOn: file.stamp.slice(0, 10), file: file.file };
      this.#readers.set(sheet.sheetId, new SheetReader(sheet, declared, context, this.#corrections));
    }
    this.#links = linkPatients(registryIdentities(staging.sql), hospitalIdentities(staging.sql));
    this.#ofOthers = documentsOfOthers(staging.sql);
    this.#opposition = new Opposition(input.oppositions);
    this.#workshop = { pipeline, birthDayOf, placeOf: (row, field) => this.#placeOf(row, field) };
  }

  get patients(): Iterable<PatientRecords> {
    return this.#patients();
  }

  leftovers(): Iterable<Leftover> {
    return this.#leftovers();
  }

  opposed(): number {
    return this.#opposition.count;
  }

  opposedPatients(): ReadonlySet<string> {
    return this.#opposition.pseudonyms;
  }

  *#patients(): Iterable<PatientRecords> {
    const linkFindings = Map.groupBy(this.#links.findings, ({ patient }) => patient ?? '');
    for (const pseudonym of this.#input.staging.patients()) {
      const link = this.#links.ofPatient.get(pseudonym) ?? null;
      const rows = this.#rowsOf(pseudonym, link?.hospital ?? null);
      if (this.#opposition.concerns(pseudonym, link?.hospital ?? null, rows)) {
        this.#unplaced.push(ignored(rows, 'opposed'));
        continue;
      }
      const all = rows.flatMap((row) => this.#readers.get(row.sheetId)?.read(row) ?? []);
      const resolved = this.#resolve(all);
      if (resolved.fates.every(({ fate }) => fate === 'rejected')) {
        this.#unplaced.push({ fates: resolved.fates, findings: [] });
        continue;
      }
      const records = patientRecords({ pseudonym, link, all, resolved }, this.#workshop);
      const found = linkFindings.get(pseudonym) ?? [];
      yield found.length === 0 ? records : { ...records, findings: [...records.findings, ...found] };
    }
  }

  #resolve(all: readonly AnyReadRow[]): ResolvedRows {
    const { own = [], ofOthers = [] } = Object.groupBy(all, ({ row }) =>
      this.#ofOthers.has(row.rowId) ? 'ofOthers' : 'own',
    );
    const resolved = resolve(
      own,
      (source) => this.#isIncrement(source),
      (row, code, details) => this.#reject(row, code, details),
    );
    const rejected = ofOthers.map((read) =>
      this.#reject(read, 'duplicate_key', { first: this.#ofOthers.get(read.row.rowId) ?? 0 }),
    );
    return { of: resolved.of, fates: [...resolved.fates, ...rejected] };
  }

  #rowsOf(pseudonym: string, hospital: string | null): StagedRow[] {
    const { staging } = this.#input;
    return [
      ...staging.rowsOfPatient(pseudonym),
      ...(hospital === null ? [] : staging.rowsOfHospital(hospital)),
    ];
  }

  *#leftovers(): Iterable<Leftover> {
    yield* this.#unplaced;
    yield* this.#withoutPerson();
    yield* this.#unlinked();
    const file = this.#input.correctionsFile;
    const unknown = this.#opposition.unknown();
    yield {
      fates: [],
      findings: [
        ...this.#corrections.findings(file),
        ...Array.from({ length: unknown }, (): Finding => ({ code: 'unknown_opposition' })),
      ],
    };
  }

  *#withoutPerson(): Iterable<Leftover> {
    for (const row of this.#input.staging.rowsWithoutPerson()) {
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
      yield { fates: [{ row, fate: 'rejected', finding }], findings: [] };
    }
  }

  /** Persons that only the hospital knows are not loaded, only counted (C-17). */
  *#unlinked(): Iterable<Leftover> {
    const linked = new Set([...this.#links.ofPatient.values()].map(({ hospital }) => hospital));
    let count = 0;
    for (const hospital of this.#input.staging.hospitals()) {
      if (linked.has(hospital)) continue;
      const isOpposed = this.#opposition.concernsHospital(hospital);
      if (!isOpposed) count++;
      yield ignored(this.#input.staging.rowsOfHospital(hospital), isOpposed ? 'opposed' : 'unlinked');
    }
    if (count > 0) yield { fates: [], findings: [{ code: 'unlinked_hospital_person', details: { count } }] };
  }

  #isIncrement(source: string): boolean {
    return this.#input.pipeline.sources.find(({ name }) => name === source)?.delivery === 'increment';
  }

  #reject(read: AnyReadRow, code: FindingCode, details?: Record<string, string | number>): Fate {
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

  #placeOf(row: StagedRow, field?: string): Place {
    const reader = this.#readers.get(row.sheetId);
    if (reader === undefined) return { file: '' };
    const place = { file: reader.file, sheet: reader.declared.name, rowNumber: row.rowNumber };
    return field === undefined ? place : { ...place, column: headerOf(reader.declared, field) };
  }
}

/** Who opposed the use of their data, found again by keyed hashes. */
class Opposition {
  readonly #patients: ReadonlySet<string>;
  readonly #hospitals: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly pseudonyms = new Set<string>();
  count = 0;

  constructor(oppositions: NormalizeInput['oppositions']) {
    this.#patients = oppositions.patients;
    this.#hospitals = oppositions.hospitals;
  }

  /** By the registry's number, by the linked hospital number, or by the number that any fiche of the file gives. */
  concerns(patient: string, hospital: string | null, rows: readonly StagedRow[]): boolean {
    if (this.#patients.size === 0 && this.#hospitals.size === 0) return false;
    const numbers = new Set([hospital, ...rows.map(({ identity }) => identity.hospital)]);
    const opposed = [...numbers].filter((number) => number !== null && this.#hospitals.has(number));
    for (const number of opposed) this.#seen.add(number as string);
    if (this.#patients.has(patient)) this.#seen.add(patient);
    const isOpposed = opposed.length > 0 || this.#patients.has(patient);
    if (isOpposed) {
      this.count++;
      this.pseudonyms.add(patient);
    }
    return isOpposed;
  }

  concernsHospital(hospital: string): boolean {
    if (!this.#hospitals.has(hospital)) return false;
    if (!this.#seen.has(hospital)) this.count++;
    this.#seen.add(hospital);
    return true;
  }

  /** Opposed numbers that stand in no export. */
  unknown(): number {
    return [...this.#patients, ...this.#hospitals].filter((number) => !this.#seen.has(number)).length;
  }
}

function ignored(rows: readonly StagedRow[], code: string): Leftover {
  return { fates: rows.map((row) => ({ row, fate: 'ignored', code })), findings: [] };
}

function sheetOf({ sources }: Pipeline, source: string, sheet: string): AnySheet | undefined {
  return sources.find(({ name }) => name === source)?.sheets.find(({ name }) => name === sheet);
}

/** The identity part that a sheet places its rows by. */
function whoOf({ identity }: AnySheet): string {
  return identity.patient === undefined ? 'hospital_id' : 'patient';
}

function headerOf(declared: AnySheet, field: string): string {
  const columns = { ...declared.columns, ...declared.identity } as Record<
    string,
    { readonly headers: readonly string[] }
  >;
  return columns[field]?.headers[0] ?? field;
}
