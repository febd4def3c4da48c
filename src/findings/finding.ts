import { FILE_FINDINGS } from './file-findings.ts';
import { FRENCH_DETAILS } from './french-details.ts';
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
 * All findings that the pipeline can report about its inputs: the allow-list of codes, each with severity, rule and
 * message.
 */
export const FINDINGS = { ...FILE_FINDINGS, ...PATIENT_FINDINGS };

export type FindingCode = keyof typeof FINDINGS;

/** Something that needs a check by a person. */
export interface Finding {
  readonly code: FindingCode;
  readonly place?: Place;
  /** Pseudonym of the patient concerned. */
  readonly patient?: string;
  /** The cell, as `quoted()` returns it; date, number and code cells only (C-65). */
  readonly quote?: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The message of the finding in English, without its place. */
export function messageOf(finding: Finding): string {
  const details: Details = { ...finding.details, quote: finding.quote ?? '' };
  return filled(FINDINGS[finding.code].message, (name) => details[name]);
}

/** The message of the finding in French, without its place. A detail in English is replaced by its translation. */
export function messageFrOf(finding: Finding): string {
  const details: Details = { ...finding.details, quote: finding.quote ?? '' };
  return filled(FINDINGS[finding.code].messageFr, (name) => details[`${name}_fr`] ?? inFrench(details[name]));
}

type Details = Readonly<Record<string, string | number>>;
type Detail = string | number | undefined;

function filled(message: string, detailOf: (name: string) => Detail): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => String(detailOf(name) ?? ''));
}

function inFrench(detail: Detail): Detail {
  return typeof detail === 'string' ? (FRENCH_DETAILS[detail] ?? detail) : detail;
}
