import type { DatePrecision } from '../../cell/raw.ts';
import type { Letters } from './tokens.ts';

/** The meaning of a letter. Three or more letters of a day are a day of the week. */
type Role = 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'weekday' | 'era';

/** The roles of letters in a language; a letter may be a month and a minute. */
type Language = Readonly<Record<string, readonly Role[]>>;

/** The visible precision; null for a time or a day of the week alone. */
export type LettersShow = DatePrecision | null;

const language = (
  day: string,
  month: string,
  year: string,
  hour: string,
  minute: string,
  second: string,
): Language => {
  const pairs: [string, Role][] = [
    [day, 'day'],
    [month, 'month'],
    [year, 'year'],
    [hour, 'hour'],
    [minute, 'minute'],
    [second, 'second'],
  ];
  const roles: Record<string, readonly Role[]> = {};
  for (const [letter, role] of pairs) roles[letter] = [...(roles[letter] ?? []), role];
  return roles;
};

/** The letters of the file format itself: those of English, and those of East Asian calendars. */
const ENGLISH: Language = {
  ...language('d', 'm', 'y', 'h', 'm', 's'),
  e: ['year'],
  b: ['year'],
  a: ['weekday'],
  g: ['era'],
};

/** The letters of Excel's user interface: files should not contain them, but some programs write them. */
const OTHERS: readonly Language[] = [
  language('j', 'm', 'a', 'h', 'm', 's'), // French
  language('t', 'm', 'j', 'h', 'm', 's'), // German
  language('d', 'm', 'j', 'u', 'm', 's'), // Dutch
  language('d', 'm', 'a', 'h', 'm', 's'), // Spanish, Portuguese
  language('g', 'm', 'a', 'h', 'm', 's'), // Italian
  language('d', 'm', 'r', 'g', 'm', 's'), // Polish
  language('d', 'm', 'r', 'h', 'm', 's'), // Czech
  language('d', 'm', 'å', 't', 'm', 's'), // Danish, Norwegian, Swedish
  language('p', 'k', 'v', 't', 'm', 's'), // Finnish
  language('g', 'a', 'y', 's', 'd', 'n'), // Turkish
  language('д', 'м', 'г', 'ч', 'м', 'с'), // Russian
];

/** Runs that may be a minute; longer ones are names of months. */
const LONGEST_MINUTE = 2;
const ASCII = /^[a-z]$/;

/**
 * Returns what runs of letters show in the first language that fits: English, then those of Excel's users.
 * Undefined when none fits, or when several fit and disagree (C-110).
 */
export function lettersShow(letters: readonly Letters[]): LettersShow | undefined {
  // Excel treats letters of other scripts as plain text.
  const known = letters.filter(({ letter }) => letter in ENGLISH);
  const isEnglish = letters.every(({ letter }) => letter in ENGLISH || !ASCII.test(letter));
  const isPlain = isEnglish && known.every(({ letter }) => letter !== 'a' && letter !== 'g');
  const english = known.length === 0 ? undefined : read(known, ENGLISH);
  if (english === 'day' || (isPlain && known.length > 0)) return english;
  const readings = OTHERS.filter((one) => letters.every(({ letter }) => letter in one)).map((one) =>
    read(letters, one),
  );
  if (isEnglish && known.length > 0) readings.push(english);
  const [first] = readings;
  return readings.every((reading) => reading === first) ? first : undefined;
}

/** Undefined where a letter can be a month or a minute and nothing decides. */
function read(letters: readonly Letters[], language: Language): LettersShow | undefined {
  const roles = letters.map((_, index) => roleOf(letters, index, language));
  if (roles.includes(undefined)) return undefined;
  if (roles.includes('day')) return 'day';
  if (roles.includes('month')) return 'month';
  return roles.includes('year') ? 'year' : null;
}

function roleOf(letters: readonly Letters[], index: number, language: Language): Role | undefined {
  const run = letters[index];
  if (run === undefined) return undefined;
  const [role, other] = language[run.letter] ?? [];
  if (role === 'day' && run.length > LONGEST_MINUTE) return 'weekday';
  if (role !== 'month' || other !== 'minute') return run.isElapsed && role === 'month' ? undefined : role;
  if (run.isElapsed) return 'minute';
  if (run.length > LONGEST_MINUTE) return 'month';
  const is = (neighbor: Letters | undefined, wanted: Role): boolean =>
    neighbor !== undefined && language[neighbor.letter]?.[0] === wanted;
  if (is(letters[index + 1], 'second')) return 'minute';
  if (!is(letters[index - 1], 'hour')) return 'month';
  return run.isBehindHalfDay ? undefined : 'minute';
}
