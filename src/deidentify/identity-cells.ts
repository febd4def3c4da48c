import { inspect } from 'node:util';
import type { NumberFault } from '../cell/canonical-number.ts';
import type { StagedIdentity } from '../staging/row.ts';

/** The identity cells of a row as read; null where the export says nothing. */
export interface PlainIdentity {
  readonly fileNumber: string | null;
  readonly hospitalId: string | null;
  readonly document: string | null;
  readonly names: readonly string[];
  /** ISO day; null when it is not known to the day. */
  readonly birthDay: string | null;
}

/** What is wrong with identity cells, by part; nothing of the cells is reported. */
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
 * Who a row is about, in memory only, as long as the row is being read. It does not serialize: written as JSON, into a
 * text, to a console or to another process it is `[identity]` or nothing at all (S-2). Only what is asked for by name
 * comes out, and nothing after de-identification asks.
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

  /** The keyed hashes: all of it that leaves the de-identifier. */
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
