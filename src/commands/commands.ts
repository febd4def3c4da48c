import { audit } from './audit.ts';
import type { Given, Places, Told } from './command.ts';
import { diff } from './diff.ts';
import { rollback, type Started } from './rollback.ts';
import { trace } from './trace.ts';
import type { Option } from './usage.ts';

type Command = (given: Given<Option>, places: Places, started: Started) => Promise<Told>;

/** What can be asked besides a night. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  audit: (_, places) => audit(places),
  trace: (given, places) => trace(given, places),
  diff: (given, places) => diff(given('from'), given('to'), places),
  rollback: (given, places, started) => rollback(given('run'), places, started),
};
