import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with the line that CI reads: `N passed, N failed`. A file that does not even load counts as failed. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    process.stdout.write(`${inState('passed')} passed, ${inState('failed') + broken} failed\n`);
  }
}
