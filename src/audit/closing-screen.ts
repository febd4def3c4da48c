import { FATES, type FateCounts, type FindingTally, type SheetAccount } from './account.ts';
import type { Place } from './finding.ts';

export interface ClosingFacts {
  readonly files: readonly { readonly file: string; readonly status: string; readonly sizeBytes: number }[];
  readonly sheets: readonly SheetAccount[];
  readonly patients: number;
  readonly opposed: number;
  readonly findings: readonly FindingTally[];
  readonly published: { readonly path: string; readonly digest: string; readonly sizeBytes: number };
  readonly log: string;
  readonly seconds: number;
}

/** How a night ends on the screen: files, rows, patients, findings by place, what was published. */
export function closingScreen(facts: ClosingFacts): string {
  const { published } = facts;
  return [
    'Files',
    ...table(
      facts.files.map(({ file, status, sizeBytes }) => [file, status, size(sizeBytes)]),
      [2],
    ),
    '',
    'Rows',
    ...table(
      [['', '', 'read', '=', ...FATES.join(' + ').split(' ')], ...facts.sheets.map(accountRow)],
      [2, 4, 6, 8, 10, 12],
    ),
    '',
    `Patients  ${facts.patients} loaded, ${facts.opposed} opposed and left out`,
    '',
    'Findings',
    ...findingLines(facts.findings),
    '',
    `Published ${published.path}, ${size(published.sizeBytes)}, content digest ${published.digest}`,
    `Log       ${facts.log}`,
    `Took      ${facts.seconds.toFixed(1)} s`,
    '',
  ].join('\n');
}

function accountRow({ file, sheet, rowsRead, fates }: SheetAccount): string[] {
  return [file, sheet, String(rowsRead), '=', ...sum(fates)];
}

function sum(fates: FateCounts): string[] {
  return FATES.map((fate) => String(fates[fate]))
    .join(' + ')
    .split(' ');
}

function findingLines(findings: readonly FindingTally[]): string[] {
  if (findings.length === 0) return ['  none'];
  return table(
    findings.map(({ severity, code, count, examples }) => [
      severity,
      code,
      String(count),
      examples.map(placeText).join('; '),
    ]),
    [2],
  );
}

/** A place in words; never what stands there. */
export function placeText({ file, sheet, rowNumber, column }: Place): string {
  return [file, sheet, rowNumber === undefined ? undefined : `row ${rowNumber}`, column]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Rows with aligned columns; those in `right` are numbers. */
function table(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row
      .map(printable)
      .map((cell, index) =>
        right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A file may be named with escape sequences; a terminal must not obey them. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}
