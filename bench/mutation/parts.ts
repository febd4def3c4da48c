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
      'src/deidentify/pseudonym.ts',
      'src/cell/canonical-number.ts',
      'src/controls/opposed-cell.ts',
      'src/deidentify/encryption.ts',
      'src/deidentify/row-identity.ts',
      'src/deidentify/people-of-file.ts',
      'src/deidentify/encrypt-cell.ts',
      'src/deidentify/birth-day.ts',
      'src/deidentify/redact.ts',
      'src/deidentify/name-words.ts',
      'src/deidentify/name-finder.ts',
      'src/normalize/field-reader.ts',
      'src/normalize/replacement.ts',
      'src/normalize/field-reader.ts',
    ],
    tests: [
      'tests/{cell/canonical-number,controls/oppositions,deidentify/pseudonym,deidentify/row-identity,deidentify/encrypt-cell}.test.ts',
      'tests/deidentify/redact.test.ts',
      'tests/{deidentify/name-finder,normalize/field-reader}.test.ts',
    ],
  },
  'small counts': {
    code: ['src/disclosure/suppress.ts', 'src/disclosure/other-worlds.ts', 'src/disclosure/null-space.ts'],
    tests: ['tests/disclosure/{suppress,null-space}.test.ts'],
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
