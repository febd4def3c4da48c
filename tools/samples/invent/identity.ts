import { later } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Day, Identity } from '../truth.ts';
import { inventFirstName, inventSurname } from './names.ts';

/** A large prime: multiplying by another prime visits every number below it once, in no visible order. */
const NUMBER_SPACE = 9_999_991;
const scattered = (index: number, stride: number): number => ((index + 1) * stride) % NUMBER_SPACE;
const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The DCC file number of the patient with this index: `DCC0041237K`. Unique below 9,999,991 patients. */
export function fileNumberOf(index: number): string {
  const number = scattered(index, 7_368_787);
  return `DCC${String(number).padStart(7, '0')}${CHECK_LETTERS[number % CHECK_LETTERS.length]}`;
}

/** The hospital's number of the patient with this index: 8 digits, four in five with a leading zero. */
export function ippOf(index: number): string {
  const number = scattered(index, 3_263_443) + (index % 5 === 0 ? 10_000_000 : 0);
  return String(number).padStart(8, '0');
}

/** Somebody who was 25 to 85 years old on `diagnosedOn`. */
export function inventIdentity(random: Random, diagnosedOn: Day): Identity {
  const sex = random.pick(['male', 'female'] as const);
  const identity: Identity = {
    birthName: inventSurname(random),
    firstName: inventFirstName(random, sex),
    bornOn: later(diagnosedOn, -random.int(25 * 365, 85 * 365)),
    sex,
  };
  return sex === 'female' && random.chance(0.5)
    ? { ...identity, usualName: inventSurname(random) }
    : identity;
}
