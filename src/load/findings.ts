import { compareText } from '../core/compare-text.ts';
import type { FindingTally } from '../findings/account.ts';
import {
  FINDINGS,
  type Finding,
  type FindingCode,
  messageFrOf,
  messageOf,
  type Place,
  type Severity,
} from '../findings/finding.ts';
import type { Connection } from '../warehouse/open.ts';
import { writerOf } from '../warehouse/writer.ts';

const EXAMPLES = 3;

export interface FindingBook {
  /** Writes a finding; `patientKey` is null when it is about no loaded patient. */
  readonly write: (finding: Finding, patientKey: number | null) => void;
  /** Counts findings that another part wrote. */
  readonly add: (tallies: readonly FindingTally[]) => void;
  /** By severity (error first), then by code. */
  readonly tallies: () => FindingTally[];
}

/** Writes findings and counts them. Its memory grows with the number of codes, not of findings. */
export function findingBook(db: Connection, runId: string): FindingBook {
  const writeRow = writerOf(db, 'finding');
  const counted = new Map<FindingCode, { count: number; examples: Place[] }>();
  const lastKey = db.prepare('SELECT coalesce(max(finding_key), 0) FROM finding').pluck();
  let findingKey: number | null = 0;

  const write = (finding: Finding, patientKey: number | null): void => {
    const { severity, rule } = FINDINGS[finding.code];
    const { file, sheet, rowNumber, column } = finding.place ?? {};
    writeRow({
      finding_key: nextKey(),
      run_id: runId,
      severity,
      code: finding.code,
      rule,
      file: file ?? null,
      sheet: sheet ?? null,
      row_number: rowNumber ?? null,
      source_column: column ?? null,
      message: messageOf(finding),
      message_fr: messageFrOf(finding),
      patient_key: patientKey,
    });
    count(finding.code, 1, finding.place === undefined ? [] : [finding.place]);
  };

  /** Continues after the rows that another part appended. */
  const nextKey = (): number => {
    findingKey = (findingKey ?? (lastKey.get() as number)) + 1;
    return findingKey;
  };

  const count = (code: FindingCode, more: number, places: readonly Place[]): void => {
    const tally = counted.get(code) ?? { count: 0, examples: [] };
    counted.set(code, tally);
    tally.count += more;
    tally.examples.push(...places.slice(0, EXAMPLES - tally.examples.length));
  };

  const add = (tallies: readonly FindingTally[]): void => {
    findingKey = null;
    for (const { code, count: more, examples } of tallies) count(code, more, examples);
  };

  const tallies = (): FindingTally[] =>
    [...counted]
      .map(([code, tally]) => ({ code, severity: FINDINGS[code].severity, ...tally }))
      .sort(
        (a, b) =>
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compareText(a.code, b.code),
      );

  return { write, add, tallies };
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings about files in an order that does not depend on the order of the files. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const text = ({ file = '', sheet = '', rowNumber = 0, column = '' }: Place): string =>
    [file, sheet, String(rowNumber).padStart(10, '0'), column].join('\0');
  const keyed = findings.map((finding) => ({
    finding,
    sortKey: `${text(finding.place ?? { file: '' })}\0${finding.code}\0${messageOf(finding)}`,
  }));
  return keyed.sort((a, b) => compareText(a.sortKey, b.sortKey)).map(({ finding }) => finding);
}
