import { takeLock } from '../../src/audit/lock.ts';
import { explain } from '../../src/audit/stop.ts';

// As a program: takes the lock, says so, and holds it until it is killed or its input ends.
try {
  takeLock(process.argv[2] ?? '', '2026-11-24T02:00:00.000Z');
  process.stdout.write('held\n');
  process.stdin.resume();
} catch (thrown) {
  const { exitCode, message } = explain(thrown);
  process.stdout.write(`${message}\n`);
  process.exit(exitCode);
}
