import { audit } from './audit.ts';
import type { Given, Places, Told } from './command.ts';
import type { Option } from './usage.ts';

/** What can be asked besides a night. */
export const COMMANDS: Readonly<Record<string, (given: Given<Option>, places: Places) => Promise<Told>>> = {
  audit: (_, places) => audit(places),
};
