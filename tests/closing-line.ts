import type { Reporter, TestModule } from 'vitest/node';

const MOST_SLOW = 5;

/**
 * Ends a test run with its slowest files and the line that CI reads: `N passed, N failed`. A file that does not load
 * counts as failed.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const slow = modules
      .map((module) => ({ file: module.relativeModuleId, seconds: module.diagnostic().duration / 1000 }))
      .sort((one, other) => other.seconds - one.seconds)
      .slice(0, MOST_SLOW)
      .map(({ file, seconds }) => `${seconds.toFixed(0)} s ${file}`);
    process.stdout.write(`slowest: ${slow.join(', ')}\n`);
    process.stdout.write(`${inState('passed')} passed, ${inState('failed') + broken} failed\n`);
  }
}
