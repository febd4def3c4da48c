import { defineConfig } from 'vitest/config';
import stryker from './stryker.config.json' with { type: 'json' };

/** The tests that mutants and coverage are held against: those that run the code in their own process, and fast. */
export default defineConfig({
  test: {
    include: [
      'tests/cell/{calendar,date,missing,number,properties}.test.ts',
      'tests/export/**/*.test.ts',
      'tests/extract/{account,door,pseudonym}.test.ts',
      'tests/publish/*.test.ts',
    ],
    // Mutants and coverage slow the code down: what is about time, or in a process of its own, is tested without them.
    testNamePattern: /^(?!.*in less than a second|.*kill)/,
    maxWorkers: 1,
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: stryker.mutate,
      reporter: ['text', 'json-summary'],
      reportsDirectory: 'out/coverage',
      thresholds: { branches: 100 },
    },
  },
});
