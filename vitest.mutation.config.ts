import { defineConfig } from 'vitest/config';
import { PARTS } from './bench/mutation/parts.ts';

const { PART } = process.env;
const parts = Object.entries(PARTS).flatMap(([name, part]) =>
  PART === undefined || PART === name ? [part] : [],
);

/** The tests that mutants and coverage are held against: those of one part, or of all. */
export default defineConfig({
  test: {
    include: parts.flatMap(({ tests }) => tests),
    maxWorkers: 1,
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: parts.flatMap(({ code }) => code),
      reporter: ['text', 'json-summary'],
      reportsDirectory: 'out/coverage',
      thresholds: { branches: 100 },
    },
  },
});
