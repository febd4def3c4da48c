/** First characters that a spreadsheet would run as a formula, and characters that break a cell. */
const DANGEROUS = /^[=+\-@\t\r|%]/;

/**
 * One record of a CSV file: `;`, decimal point, texts in quotes. A text that a spreadsheet would run as a formula
 * gets an apostrophe; numbers, negative ones included, stay numbers.
 */
export function csvRecord(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(';')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = DANGEROUS.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
