import { escapeControls } from '../core/escape-controls.ts';
import { FATES, type FateCounts, type FindingTally, type SheetAccount } from '../findings/account.ts';
import { type CheckTally, countStates, countText } from '../findings/check-tally.ts';
import type { Place } from '../findings/finding.ts';

/** A report that was written, or the reason why not. */
export type ReportFacts = { readonly path: string; readonly sizeBytes: number } | { readonly reason: string };

export interface ClosingFacts {
  readonly files: readonly {
    readonly file: string;
    readonly status: string;
    readonly sizeBytes: number | null;
  }[];
  readonly sheets: readonly SheetAccount[];
  readonly patients: number;
  readonly opposed: number;
  /**
   * Additions and removals since the last published run, by kind; null when there is none to compare with (C-100).
   */
  readonly since?: {
    readonly run: string;
    readonly news: readonly { readonly kind: string; readonly added: number; readonly removed: number }[];
  } | null;
  /** Losses that the operator accepted, and tokens that were not needed (C-100). */
  readonly acceptance?: {
    readonly accepted: readonly { readonly token: string; readonly text: string }[];
    readonly unneeded: readonly string[];
  };
  readonly findings: readonly FindingTally[];
  readonly checks: readonly CheckTally[];
  readonly published: { readonly path: string; readonly digest: string; readonly sizeBytes: number };
  /** The alteration found in the published file that this run replaced. */
  readonly replaced?: string | undefined;
  /** The report of the warehouse, or the reason why there is none. */
  readonly report: ReportFacts;
  /** True when this run created the pseudonym key (S-2). */
  readonly isNewKey: boolean;
  /** True when the inbox is marked as invented data (O-8). */
  readonly isInvented: boolean;
  readonly log: string;
  readonly seconds: number;
}

/** Printed for a run whose inbox has the mark of invented data (O-8). */
export const INVENTED_LINE =
  'Data      invented data, as INVENTED.txt in the inbox says: no patient of this file is real';

/** The closing screen of a run: files, rows, patients, findings by place, checks, published file. */
export function closingScreen(facts: ClosingFacts): string {
  const { published } = facts;
  return [
    'Files',
    ...table(
      facts.files.map(({ file, status, sizeBytes }) => [
        file,
        status,
        sizeBytes === null ? '' : size(sizeBytes),
      ]),
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
    ...newsLines(facts),
    ...acceptanceLines(facts),
    ...(facts.isNewKey
      ? ['', 'A pseudonym key was made in the state folder: back it up, without it every pseudonym changes']
      : []),
    '',
    'Findings',
    ...findingLines(facts.findings),
    '',
    ...checkLines(facts.checks),
    '',
    ...(facts.isInvented ? [INVENTED_LINE] : []),
    ...(facts.replaced === undefined ? [] : [`Replaced  ${escapeControls(facts.replaced)}`]),
    `Published ${published.path}, ${size(published.sizeBytes)}, content digest ${published.digest}`,
    reportLine(facts.report),
    `Log       ${facts.log}`,
    `Took      ${facts.seconds.toFixed(1)} s`,
    '',
  ].join('\n');
}

function newsLines({ since }: ClosingFacts): string[] {
  if (!since) return [];
  const counts = since.news.map(({ kind, added, removed }) => `${kind} +${added} -${removed}`);
  return [`Since run ${since.run}: ${counts.join(', ')}`];
}

function acceptanceLines({ acceptance }: ClosingFacts): string[] {
  const { accepted = [], unneeded = [] } = acceptance ?? {};
  return [
    ...accepted.map(({ token, text }) => `Accepted  ${token}: ${escapeControls(text)}`),
    ...unneeded.map(unneededLine),
  ];
}

/** `Not needed  ACCEPT=fewer-patients:...` */
export function unneededLine(token: string): string {
  return `Not needed  ACCEPT=${token}: this run has no such loss`;
}

/** `Report    out/report.html, 664.2 kB` */
export function reportLine(report: ReportFacts): string {
  return 'path' in report
    ? `Report    ${report.path}, ${size(report.sizeBytes)}`
    : `Report    not written: ${report.reason}`;
}

function accountRow({ file, sheet, rowsRead, outcomes }: SheetAccount): string[] {
  return [file, sheet, String(rowsRead), '=', ...sum(outcomes)];
}

function sum(outcomes: FateCounts): string[] {
  return FATES.map((fate) => String(outcomes[fate]))
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
      placesText(examples),
    ]),
    [2],
  );
}

/** The states in one line, then each failed check, with the count of the last published run. */
function checkLines(checks: readonly CheckTally[]): string[] {
  const { pass, fail, not_applicable, error } = countStates(checks);
  const failed = checks.filter(({ state }) => state === 'fail');
  return [
    `Checks    ${pass} pass, ${fail} fail, ${not_applicable} not applicable, ${error} error`,
    ...table(
      failed.map((tally) => [tally.severity, tally.check, countText(tally), previousText(tally)]),
      [],
    ),
  ];
}

function previousText({ previousFailed, previousChecked }: CheckTally): string {
  return previousFailed === null ? '' : `${previousFailed}/${previousChecked} last time`;
}

/** Places as text, never cell content; the file and sheet are named once for all places in them. */
function placesText(places: readonly Place[]): string {
  const bySheet = Map.groupBy(places, ({ file, sheet }) =>
    [file, sheet].filter((part) => part !== undefined).join(', '),
  );
  return [...bySheet].map(([sheet, within]) => [sheet, ...within.flatMap(cellText)].join(', ')).join('; ');
}

function cellText({ rowNumber, column }: Place): string[] {
  if (rowNumber === undefined) return column === undefined ? [] : [column];
  return [column === undefined ? `row ${rowNumber}` : `row ${rowNumber} ${column}`];
}

/** Rows with aligned columns; those in `right` are numbers. */
function table(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row
      .map(escapeControls)
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
