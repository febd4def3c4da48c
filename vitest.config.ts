import { configDefaults, defineConfig } from 'vitest/config';

const LONG = 'tests/**/*.long.test.ts';
/** `LONG=1` runs the tests that start whole runs, a browser or R; without it all others. */
const isLong = process.env.LONG === '1';

export default defineConfig({
  test: {
    include: [isLong ? LONG : 'tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(isLong ? [] : [LONG])],
    maxWorkers: 2,
    // A machine that is ten times slower fails no test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', './tests/closing-line.ts'],
  },
});
