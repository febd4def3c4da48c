import type { StagedRow } from '../staging/row.ts';

/** Keyed hashes of the numbers in `oppositions.csv` (C-54). */
export interface OpposedNumbers {
  readonly patients: ReadonlySet<string>;
  readonly hospitals: ReadonlySet<string>;
}

/** Oppositions in a part of a run: excluded patients, and opposed numbers found in an export. */
export interface OppositionSeen {
  readonly count: number;
  readonly numbers: readonly string[];
  /** Pseudonyms of the excluded patients. */
  readonly patients: readonly string[];
}

/** The patients who oppose the use of their data, found by keyed hashes. */
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

  /** Adds the results of another part of the run. */
  add({ count, numbers, patients }: OppositionSeen): void {
    this.#count += count;
    for (const number of numbers) this.#seen.add(number);
    for (const patient of patients) this.#left.add(patient);
  }

  /**
   * True when the patient opposes: by the registry's number, the linked hospital number, or a number of any fiche
   * of the file.
   */
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
