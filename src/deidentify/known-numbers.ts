import { ANY_FORM, formOf } from '../cell/number-form.ts';
import type { StagingCache } from '../staging/cache.ts';

/** Keyed hashes of file numbers and of numbers of the hospital. */
export interface NumberHashes {
  readonly patients: ReadonlySet<string>;
  readonly hospitals: ReadonlySet<string>;
}

/** The numbers that the exports of a run contain. */
export interface KnownNumbers {
  /** The forms of their file numbers, those with letters apart: `AAA9A`. */
  readonly forms: readonly string[];
  /** True of a canonical file number that looks like those of the exports. */
  readonly hasForm: (canonical: string) => boolean;
  /** Of these hashes, those that a row of the exports has. */
  readonly among: (asked: NumberHashes) => NumberHashes;
}

const GENERAL_FORM = /^(?=.*\d)[A-Z0-9][A-Z0-9_./-]*$/;

/** Without exports, every text with a digit may be a file number. */
export const NOTHING_KNOWN: KnownNumbers = {
  forms: [],
  hasForm: (canonical) => GENERAL_FORM.test(canonical),
  among: () => ({ patients: new Set(), hospitals: new Set() }),
};

/** Returns the numbers of the staged files; reads each cache once. */
export function knownNumbers(caches: readonly StagingCache[]): KnownNumbers {
  const found = new Set(
    caches.flatMap(({ sql }) =>
      sql.prepare<[], string>('SELECT DISTINCT form FROM staged_number_form ORDER BY form').pluck().all(),
    ),
  );
  if (found.size === 0) return NOTHING_KNOWN;
  const isAny = found.has(ANY_FORM);
  const have = (column: 'patient' | 'hospital', asked: ReadonlySet<string>): ReadonlySet<string> =>
    new Set(
      caches.flatMap(({ sql }) =>
        sql
          .prepare<[string], string>(
            `SELECT DISTINCT ${column} FROM staged_row WHERE ${column} IN (SELECT value FROM json_each(?))`,
          )
          .pluck()
          .all(JSON.stringify([...asked])),
      ),
    );
  return {
    forms: [...found].filter((form) => form !== ANY_FORM),
    hasForm: (canonical) => (isAny ? GENERAL_FORM.test(canonical) : found.has(formOf(canonical))),
    among: ({ patients, hospitals }) => ({
      patients: have('patient', patients),
      hospitals: have('hospital', hospitals),
    }),
  };
}
