import { foldCode } from './fold.ts';
import { unanswered } from './missing.ts';
import type { Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import type { RawCell } from './raw.ts';

/** C-27, and the participles used under headers such as "Présente". */
const YES = ['o', 'oui', '1', 'vrai', 'true', 'y', 'yes', 'present', 'presente'];
const NO = ['n', 'non', '0', 'faux', 'false', 'no', 'absent', 'absente', 'aucun', 'aucune'];
const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);

/** Parser of yes and no (C-27). All other texts are unreadable, "Oui ?" included. */
export function yesNoParser(): Parser<boolean> {
  return readYesNo;
}

function readYesNo(cell: RawCell): Parsed<boolean> {
  if (typeof cell === 'boolean') return { value: cell };
  const missing = unanswered(cell);
  if (missing !== null) return missing;
  const isText = typeof cell === 'string' || typeof cell === 'number';
  const value = isText ? ANSWERS.get(foldCode(String(cell))) : undefined;
  return value === undefined ? unreadable('unknown_code') : { value };
}
