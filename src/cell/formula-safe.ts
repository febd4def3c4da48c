/** A text that a spreadsheet would take for a formula gets an apostrophe before it, here and when it is saved as CSV. */
export function formulaSafe<Cell>(cell: Cell): Cell | string {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** The text again, without the apostrophe that kept it from being a formula. */
export function unescaped(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
