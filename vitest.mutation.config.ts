import { defineConfig } from 'vitest/config';

/** The tests that mutants are held against: those that run the code in their own process, and fast. */
export default defineConfig({
  test: {
    include: [
      'tests/cell/{calendar,date,missing,number,properties}.test.ts',
      'tests/export/**/*.test.ts',
      'tests/extract/{door,pseudonym,account}.test.ts',
      'tests/publish/*.test.ts',
    ],
    maxWorkers: 1,
    testTimeout: 30_000,
  },
});
