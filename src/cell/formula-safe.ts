/** Prefixes an apostrophe to a text that a spreadsheet would run as a formula, now or after saving as CSV. */
export function formulaSafe<Cell>(cell: Cell): Cell | string {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Removes the apostrophe that `formulaSafe` added. */
export function unescaped(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
