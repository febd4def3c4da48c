/** French month names and the abbreviations that Excel and people use, folded and without their full stop. */
const NAMES: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan'],
  ['fevrier', 'fevr', 'fev'],
  ['mars', 'mar'],
  ['avril', 'avr'],
  ['mai'],
  ['juin', 'jun'],
  ['juillet', 'juill', 'juil', 'jul'],
  ['aout', 'aou'],
  ['septembre', 'sept', 'sep'],
  ['octobre', 'oct'],
  ['novembre', 'nov'],
  ['decembre', 'dec'],
];

const NUMBERS = new Map(NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** The number (1 to 12) of a folded French month name or abbreviation; undefined for other texts. */
export function monthNumber(name: string): number | undefined {
  return NUMBERS.get(name);
}
