/** Signs between the groups of a number: "62 107 598", "62.107.598", "62-107-598". */
const BETWEEN = "[\\s./\\-'’_\u00a0\u202f]{1,3}";
const LONG = new RegExp(
  `\\p{N}{5}|\\p{N}${BETWEEN}\\p{N}{1,4}${BETWEEN}\\p{N}|\\p{N}{3}${BETWEEN}\\p{N}{3}`,
  'u',
);
const GROUPS = new RegExp(`\\d+(?:${BETWEEN}\\d+)*`, 'g');

/** True for a text with a number of five digits and more, with or without separators, or with a day. */
export function hasLongNumber(text: string): boolean {
  return LONG.test(text);
}

/** Returns the digits of each number in a text, and those of each row of groups together. */
export function numbersIn(text: string): string[] {
  return (text.match(GROUPS) ?? []).flatMap((run) => {
    const groups = run.match(/\d+/g) ?? [];
    return groups.length === 1 ? groups : [...groups, groups.join('')];
  });
}
