import { refuse } from '../findings/problem.ts';

/** Separators that other programs and languages write. */
const OTHERS = [
  { separator: ',', name: 'a comma (",")' },
  { separator: '\t', name: 'a tab' },
  { separator: '|', name: 'a pipe ("|")' },
] as const;
type Other = (typeof OTHERS)[number];

const LINES_LOOKED_AT = 30;
const LONGEST_LINE = 10_000;
const QUOTED = /"(?:[^"]|"")*"/g;
/** The line by which Excel names the separator of a file. */
const DECLARED = /^\ufeff?sep=(.)\s*$/i;

/**
 * Refuses a CSV text with a cell separator other than `;` (C-52, S-9). Takes the start of the text.
 * @throws Refusal
 */
export function refuseOtherSeparator(file: string, text: string, lineEnd: '\n' | '\r'): void {
  const lines = text
    .split(lineEnd, LINES_LOOKED_AT + 1)
    .slice(0, LINES_LOOKED_AT)
    .filter((line) => line.trim() !== '')
    .map((line) => line.slice(0, LONGEST_LINE));
  const declared = DECLARED.exec(lines[0] ?? '')?.[1];
  const found = OTHERS.find(({ separator }) =>
    declared === undefined ? separates(separator, lines) : separator === declared,
  );
  if (found !== undefined) refuseSeparator(file, found);
}

/** Returns the separator that splits a line into cells that `isHeader` accepts; undefined when there is none. */
export function separatorOf(
  line: string,
  isHeader: (cells: readonly string[]) => boolean,
): Other | undefined {
  return OTHERS.find(({ separator }) =>
    isHeader(line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1'))),
  );
}

export function refuseSeparator(file: string, { name }: Pick<Other, 'name'>): never {
  refuse(
    'separator',
    { file },
    {
      found: `cells separated by ${name}`,
      expected: 'cells separated by a semicolon (";")',
      remedy: 'export it again with that separator; renaming or replacing characters by hand breaks texts',
    },
  );
}

/**
 * True when most lines have equal numbers of another separator and few have a semicolon. A title with commas above
 * a header with semicolons does not count: the header has more semicolons than the title has commas.
 */
function separates(separator: string, lines: readonly string[]): boolean {
  const counts = lines.map((line) => outsideQuotes(line, separator));
  const semicolons = lines.map((line) => outsideQuotes(line, ';'));
  const usual = mostCommon(counts.filter((count) => count > 0));
  if (usual === undefined) return false;
  const sharing = counts.filter((count) => count === usual).length;
  const holdingSemicolons = semicolons.filter((count) => count > 0).length;
  return (
    3 * sharing >= 2 * lines.length &&
    2 * holdingSemicolons < lines.length &&
    Math.max(...semicolons) <= usual
  );
}

function outsideQuotes(line: string, separator: string): number {
  return line.replace(QUOTED, '').split(separator).length - 1;
}

function mostCommon(counts: readonly number[]): number | undefined {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].sort(([a, timesA], [b, timesB]) => timesB - timesA || b - a)[0]?.[0];
}
