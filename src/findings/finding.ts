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

/** The finding in English words, without its place. */
export function messageOf(finding: Finding): string {
  const details: Details = { ...finding.details, quote: finding.quote ?? '' };
  return filled(FINDINGS[finding.code].message, (name) => details[name]);
}

/** The finding in French words, without its place; a detail that is English words has its French beside it. */
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
