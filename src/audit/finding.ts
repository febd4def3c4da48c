import { FILE_FINDINGS } from './file-findings.ts';
import { PATIENT_FINDINGS } from './patient-findings.ts';

export type { Severity } from './finding-kind.ts';

/** Where something was found: as Excel numbers rows; in CSV the first line of the record (C-44). */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
  readonly rowNumber?: number;
  /** Header of the column, as declared. */
  readonly column?: string;
}

/**
 * Everything that the pipeline can find to say about its inputs: the allow-list of codes, each with its severity,
 * its rule and its words.
 */
export const FINDINGS = { ...FILE_FINDINGS, ...PATIENT_FINDINGS };

export type FindingCode = keyof typeof FINDINGS;

/** Something that somebody should look at. */
export interface Finding {
  readonly code: FindingCode;
  readonly place?: Place;
  /** Pseudonym of the patient concerned. */
  readonly patient?: string;
  /** The cell, as `quoted()` gives it; date, number and code cells only (C-65). */
  readonly quote?: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The finding in words, without its place. */
export function messageOf(finding: Finding): string {
  const details: Record<string, string | number> = { ...finding.details, quote: finding.quote ?? '' };
  return FINDINGS[finding.code].message.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(details[name] ?? ''),
  );
}
