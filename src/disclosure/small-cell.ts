/** Counts below this are hidden; 0 hides nothing. A count of 0 reveals nothing and is shown. */
export type LeastCount = number;

/** True when a count is small enough to reveal individuals. */
export function isSmallCell(n: number, least: LeastCount): boolean {
  return n > 0 && n < least;
}
