import { inspect } from 'node:util';
import type { NumberFault } from '../cell/canonical-number.ts';
import type { StagedIdentity } from '../staging/row.ts';

/** The identity cells of a row as read; null when the export has no value. */
export interface PlainIdentity {
  readonly fileNumber: string | null;
  readonly hospitalId: string | null;
  readonly document: string | null;
  readonly names: readonly string[];
  /** ISO day; null when it is not exact to the day. */
  readonly birthDay: string | null;
}

/** Problems of the identity cells, by part; no part of a cell is reported. */
export interface IdentityProblem {
  readonly code: 'invalid_hospital_id' | 'unreadable_birth_date';
  readonly part: string;
}

/** A number that cannot be used and rejects its row, by identity part (C-102). */
export interface UnusableNumber {
  readonly part: 'patient' | 'hospital_id' | 'document';
  readonly fault: NumberFault;
}

const SEALED = '[identity]';

/**
 * The identities of a row, in memory only, while the row is read. It does not serialize: as JSON, as a text, on a
 * console or in another process it is `[identity]` or nothing (S-2). Values are only available by named methods,
 * which nothing after de-identification calls.
 */
export class IdentityCells {
  readonly #cells: PlainIdentity;
  readonly #staged: StagedIdentity;
  readonly #problems: readonly IdentityProblem[];
  readonly #unusable: UnusableNumber | null;

  constructor(
    cells: PlainIdentity,
    staged: StagedIdentity,
    problems: readonly IdentityProblem[],
    unusable: UnusableNumber | null = null,
  ) {
    this.#cells = cells;
    this.#staged = staged;
    this.#problems = problems;
    this.#unusable = unusable;
  }

  get fileNumber(): string | null {
    return this.#cells.fileNumber;
  }

  get hospitalId(): string | null {
    return this.#cells.hospitalId;
  }

  get document(): string | null {
    return this.#cells.document;
  }

  get names(): readonly string[] {
    return this.#cells.names;
  }

  get birthDay(): string | null {
    return this.#cells.birthDay;
  }

  /** The keyed hashes, the only output of de-identification. */
  get staged(): StagedIdentity {
    return this.#staged;
  }

  get problems(): readonly IdentityProblem[] {
    return this.#problems;
  }

  /** The first number that cannot be used: the row is to be rejected. */
  get unusable(): UnusableNumber | null {
    return this.#unusable;
  }

  toJSON(): string {
    return SEALED;
  }

  toString(): string {
    return SEALED;
  }

  [Symbol.toPrimitive](): string {
    return SEALED;
  }

  [inspect.custom](): string {
    return SEALED;
  }
}
