import { takeLock } from '../../src/core/lock.ts';
import { describeError } from '../../src/core/run-error.ts';

// As a program: takes the lock, says so, and holds it until it is killed or its input ends.
try {
  const lock = takeLock(process.argv[2] ?? '', '2026-11-24T02:00:00.000Z');
  process.stdout.write('held\n');
  // A lock that nobody refers to is closed with the garbage.
  process.stdin.resume().once('end', () => lock[Symbol.dispose]());
} catch (thrown) {
  const { exitCode, message } = describeError(thrown);
  process.stdout.write(`${message}\n`);
  process.exit(exitCode);
}
