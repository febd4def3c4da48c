import { ATTACKED } from './attacks.ts';
import { DAMAGED } from './damaged.ts';
import { INBOX } from './inbox.ts';
import { TABLES } from './tables.ts';
import { VALUES } from './values.ts';

/** Every hostile or odd inbox; titles are unique. */
export const CASES = [...DAMAGED, ...INBOX, ...TABLES, ...VALUES, ...ATTACKED];
