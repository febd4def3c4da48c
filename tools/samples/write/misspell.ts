import type { Random } from '../random.ts';

const NO_BREAK_SPACE = '\u00a0';
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' };

/** Without accents and ligatures, as somebody types who cannot find them. */
export function unaccented(text: string): string {
  return text
    .replace(/[œŒæÆ]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

const WAYS: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  unaccented,
  (text) => `${text} `,
  (text) => ` ${text}`,
  (text) => text.replaceAll(' ', '  '),
  (text) => text.replace(' ', NO_BREAK_SPACE),
  (text) => text + NO_BREAK_SPACE,
];

/** The same word to a reader who folds case, accents and spaces; with the probability `p` not the same bytes. */
export function misspell(random: Random, text: string, p: number): string {
  return random.chance(p) ? random.pick(WAYS)(text) : text;
}
