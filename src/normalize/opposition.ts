import type { StagedRow } from '../staging/row.ts';

/** Keyed hashes of the numbers in `oppositions.csv` (C-54). */
export interface OpposedNumbers {
  readonly patients: ReadonlySet<string>;
  readonly hospitals: ReadonlySet<string>;
}

/** What a part of a run saw of oppositions: patients left out, and the opposed numbers that stood in an export. */
export interface OppositionSeen {
  readonly count: number;
  readonly numbers: readonly string[];
  /** Pseudonyms of the patients left out. */
  readonly patients: readonly string[];
}

/** Who opposed the use of their data, found again by keyed hashes. */
export class Opposition {
  readonly #patients: ReadonlySet<string>;
  readonly #hospitals: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly #left = new Set<string>();
  #count = 0;

  constructor({ patients, hospitals }: OpposedNumbers) {
    this.#patients = patients;
    this.#hospitals = hospitals;
  }

  get seen(): OppositionSeen {
    return { count: this.#count, numbers: [...this.#seen], patients: [...this.#left] };
  }

  /** Adds what another part of the run saw. */
  add({ count, numbers, patients }: OppositionSeen): void {
    this.#count += count;
    for (const number of numbers) this.#seen.add(number);
    for (const patient of patients) this.#left.add(patient);
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
      this.#count++;
      this.#left.add(patient);
    }
    return isOpposed;
  }

  concernsHospital(hospital: string): boolean {
    if (!this.#hospitals.has(hospital)) return false;
    if (!this.#seen.has(hospital)) this.#count++;
    this.#seen.add(hospital);
    return true;
  }

  /** Opposed numbers that are in no export. */
  unknown(): number {
    return [...this.#patients, ...this.#hospitals].filter((number) => !this.#seen.has(number)).length;
  }
}
