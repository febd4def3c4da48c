/** Code in which an unnoticed fault would be a wrong number or a leak, and the tests that run it in their own process. */
export interface Part {
  /** Paths, without braces: they are handed over with commas between them. */
  readonly code: readonly string[];
  /** Fast ones only: every mutant has to pass or fail them. */
  readonly tests: readonly string[];
}

export const PARTS: Readonly<Record<string, Part>> = {
  dates: {
    code: ['src/cell/calendar.ts', 'src/cell/date.ts', 'src/cell/date-text.ts'],
    tests: ['tests/cell/{calendar,date,date-text}.test.ts'],
  },
  numbers: {
    code: ['src/cell/number.ts'],
    tests: ['tests/cell/number.test.ts'],
  },
  identity: {
    code: [
      'src/staging/pseudonym.ts',
      'src/staging/canonical-number.ts',
      'src/extract/opposed-cell.ts',
      'src/staging/seal.ts',
      'src/extract/row-identity.ts',
      'src/extract/people-of-file.ts',
      'src/extract/seal-cell.ts',
      'src/cell/birth-day.ts',
      'src/cell/hide.ts',
      'src/cell/name-words.ts',
      'src/normalize/name-finder.ts',
      'src/normalize/field-reader.ts',
      'src/normalize/instead.ts',
      'src/normalize/word.ts',
    ],
    tests: [
      'tests/extract/{pseudonym,canonical-number,oppositions,row-identity,seal-cell}.test.ts',
      'tests/cell/hide.test.ts',
      'tests/normalize/{name-finder,field-reader}.test.ts',
    ],
  },
  'small counts': {
    code: ['src/export/small-cells.ts', 'src/export/guarded-table.ts'],
    tests: ['tests/export/*.test.ts'],
  },
  accounting: {
    code: ['src/extract/cell-account.ts', 'src/publish/checks.ts'],
    tests: ['tests/extract/cell-account.test.ts', 'tests/publish/checks.test.ts'],
  },
  publishing: {
    code: [
      'src/publish/digest.ts',
      'src/publish/draft.ts',
      'src/publish/publish.ts',
      'src/publish/published-run.ts',
    ],
    tests: ['tests/publish/{digest,draft,published-run,publishing}.test.ts'],
  },
};
