import type { Patient } from '../../truth.ts';
import { DAYS } from './days.ts';
import { EVENTS } from './events.ts';
import { LINES } from './lines.ts';
import { inventKind, type Kind } from './plan.ts';
import { ROLES } from './roles.ts';
import { WORDS } from './words.ts';

/** Every kind of patient whose right answers were derived by hand, by name. */
export const KINDS: Readonly<Record<string, Kind>> = { ...LINES, ...ROLES, ...EVENTS, ...DAYS, ...WORDS };

const NAMES = Object.keys(KINDS);

/** The patient with this index, of the kind whose turn it is: `turn` goes round all kinds. */
export function inventOfKind(seed: number, index: number, turn: number): Patient {
  const name = NAMES[turn % NAMES.length] ?? '';
  return inventKind(seed, index, name, KINDS[name] as Kind);
}

/** `count` patients of each kind, file numbers from `firstIndex` on. */
export function* everyKind(seed: number, count: number, firstIndex: number): Generator<Patient> {
  for (let turn = 0; turn < count * NAMES.length; turn++) yield inventOfKind(seed, firstIndex + turn, turn);
}
