/** Where something was found: as Excel numbers rows; in CSV the first line of the record (C-44). */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
  readonly rowNumber?: number;
  /** Header of the column, as declared. */
  readonly column?: string;
}

export type Severity = 'info' | 'warning' | 'error';

interface FindingKind {
  readonly severity: Severity;
  readonly rule: string;
  /** What is wrong and what to do. `{quote}` is the cell, `{...}` a detail; never an identity. */
  readonly message: string;
}

const kinds = <Code extends string>(catalogue: Record<Code, FindingKind>): Record<Code, FindingKind> =>
  catalogue;

/**
 * Everything that the pipeline can find to say about its inputs: the allow-list of codes, each with its severity,
 * its rule and its words.
 */
export const FINDINGS = kinds({
  // Cells
  two_digit_year: {
    severity: 'warning',
    rule: 'S-7',
    message: 'date "{quote}" has a two-digit year and is not guessed; write the year in full',
  },
  impossible_date: {
    severity: 'warning',
    rule: 'S-7',
    message: 'date "{quote}" does not exist; correct the day, month or year',
  },
  date_out_of_range: {
    severity: 'warning',
    rule: 'C-9',
    message: 'date "{quote}" lies outside 1900-01-01 and the day of the extraction; correct it',
  },
  not_a_date: {
    severity: 'warning',
    rule: 'C-9',
    message: '"{quote}" is not a date; write dd/mm/yyyy, mm/yyyy or yyyy',
  },
  mangled_by_excel: {
    severity: 'warning',
    rule: 'S-7',
    message: '"{quote}" is a range that Excel turned into a date; write it as text',
  },
  not_a_number: { severity: 'warning', rule: 'S-7', message: '"{quote}" is not a number' },
  ambiguous_number: {
    severity: 'warning',
    rule: 'S-7',
    message: '"{quote}" may be a decimal or a thousand and is not guessed; write it without ambiguity',
  },
  out_of_range: {
    severity: 'warning',
    rule: 'C-64',
    message: '"{quote}" lies outside the range of its column',
  },
  unknown_code: {
    severity: 'warning',
    rule: 'S-7',
    message: '"{quote}" is in no code list of its column; correct it, or add the spelling to the list',
  },
  unknown_drug: {
    severity: 'warning',
    rule: 'C-14',
    message: 'the text names a drug that is in no list; it counts as not cytotoxic',
  },
  conditional_proposal: {
    severity: 'info',
    rule: 'C-14',
    message: 'a drug is named under a condition or for discussion; it does not count as proposed',
  },
  formula_error: {
    severity: 'warning',
    rule: 'C-64',
    message:
      'the cell holds an error or a formula without a stored value; open, recalculate and save the workbook',
  },
  cell_too_long: { severity: 'warning', rule: 'C-59', message: 'the cell holds more than 32,767 characters' },
  identity_in_cell: {
    severity: 'warning',
    rule: 'S-2',
    message: 'the cell quotes the identity of its own row and is not kept; remove it from the export',
  },

  // Files and sheets
  unknown_file: {
    severity: 'info',
    rule: 'C-57',
    message: '{count} file(s) whose name belongs to no source were left alone',
  },
  unknown_column: {
    severity: 'info',
    rule: 'C-53',
    message: 'column {column} belongs to no declared field and was left alone',
  },
  unknown_sheet: {
    severity: 'info',
    rule: 'C-53',
    message: 'sheet {position} of the workbook is not declared and was left alone',
  },
  missing_column: {
    severity: 'warning',
    rule: 'C-53',
    message: 'the column is absent; its values count as not recorded',
  },
  mixed_encoding: {
    severity: 'warning',
    rule: 'C-59',
    message: 'the file mixes UTF-8 and Windows-1252; it was read as Windows-1252',
  },
  unverifiable_format: {
    severity: 'warning',
    rule: 'S-9',
    message: 'an .xls file carries no checksum: damage cannot be seen; deliver .xlsx',
  },
  ragged_row: {
    severity: 'warning',
    rule: 'C-57',
    message: 'the row has {found} cells where the header has {expected}',
  },
  optional_source_absent: {
    severity: 'warning',
    rule: 'C-50',
    message: 'no delivery of the source {source}: its facts are missing, not absent',
  },
  key_created: {
    severity: 'info',
    rule: 'S-2',
    message: 'a pseudonym key was made in the state folder; keep it, without it every pseudonym changes',
  },
  older_extraction_used: {
    severity: 'error',
    rule: 'C-50',
    message: 'an older extraction was used by request',
  },

  // Keys and rows
  missing_key: {
    severity: 'error',
    rule: 'C-44',
    message: 'the key column {column} is empty or unusable; the row cannot be placed',
  },
  unusable_presentation_date: {
    severity: 'error',
    rule: 'C-44',
    message: 'the RCP date is not a full, possible date; the row cannot be placed',
  },
  duplicate_key: {
    severity: 'error',
    rule: 'C-58',
    message: 'the key stands again with other content (first in row {first}); this row was set aside',
  },
  invalid_hospital_id: {
    severity: 'warning',
    rule: 'S-1',
    message: 'the IPP is not a number of at most 8 digits; it was not used',
  },
  stale_correction: {
    severity: 'warning',
    rule: 'C-54',
    message: 'the correction expects another value than the export holds now; it was not applied',
  },
  unmatched_correction: {
    severity: 'warning',
    rule: 'C-54',
    message: 'the correction fits no row, column or value of the exports; it was not applied',
  },
  unknown_opposition: { severity: 'warning', rule: 'C-54', message: 'an opposed number is in no export' },

  // Identity
  doubtful_match: {
    severity: 'warning',
    rule: 'S-1',
    message: 'a hospital record with the same IPP contradicts the birth date or sex; it was not linked',
  },
  ambiguous_match: {
    severity: 'warning',
    rule: 'S-1',
    message: 'several records share name, first name, birth date and sex; none was linked',
  },
  shared_hospital_id: {
    severity: 'warning',
    rule: 'C-17',
    message: 'one IPP stands on several files; none was linked',
  },
  linked_by_ipp_alone: {
    severity: 'warning',
    rule: 'C-17',
    message: 'hospital rows without a PATIENTS row were linked by the IPP alone',
  },
  unlinked_hospital_person: {
    severity: 'info',
    rule: 'C-17',
    message: '{count} hospital person(s) have no registry file and were not loaded',
  },
  sex_conflict: {
    severity: 'warning',
    rule: 'S-1',
    message: 'the fiches of the file disagree on the sex; that of the newest fiche was kept',
  },
  birth_date_conflict: {
    severity: 'warning',
    rule: 'C-17',
    message: 'the fiches of the file disagree on the birth date; that of the newest fiche was kept',
  },
  patient_without_presentation: {
    severity: 'warning',
    rule: 'C-17',
    message: 'the file has rows but no validated fiche',
  },

  // Tumor and baseline
  site_icd10_disagree: {
    severity: 'warning',
    rule: 'C-12',
    message: 'the site and the ICD-10 code name different organs; the site was kept',
  },
  site_from_icd10: {
    severity: 'info',
    rule: 'C-12',
    message: 'the site is missing and was read from the ICD-10 code',
  },
  several_primary_sites: {
    severity: 'info',
    rule: 'C-16',
    message: 'the fiches of the patient name several primary sites',
  },

  // Dates
  date_before_birth: {
    severity: 'warning',
    rule: 'C-9',
    message: 'the date lies before the birth of the patient',
  },
  contradicting_dates: {
    severity: 'warning',
    rule: 'AP-9',
    message: 'the end lies before the start; the duration is not computable',
  },
  imputed_end_before_start: {
    severity: 'info',
    rule: 'AP-9',
    message: 'only the imputed day puts the end before the start; the duration is 0 days',
  },
  fact_after_last_news: {
    severity: 'warning',
    rule: 'S-5',
    message: 'a fact is dated after the last news of the patient',
  },
  undated_progression: {
    severity: 'warning',
    rule: 'C-5',
    message: 'a progression is written down without a usable date',
  },
  undated_death: {
    severity: 'warning',
    rule: 'C-5',
    message: 'a death is written down without a usable date',
  },
  progression_without_date: {
    severity: 'warning',
    rule: 'C-5',
    message: 'the line stopped for, or responded by, progression, but no progression is dated',
  },

  // Lines, courses, events
  line_from_hospital: {
    severity: 'warning',
    rule: 'S-3',
    message: 'a course of administrations fits no line of the registry; it became a line of its own',
  },
  chemotherapy_without_protocol: {
    severity: 'warning',
    rule: 'C-62',
    message: 'the line is a chemotherapy without a readable protocol; it counts as cytotoxic',
  },
  event_without_line: {
    severity: 'warning',
    rule: 'C-22',
    message: 'the adverse event falls in no line of therapy',
  },
  imaging_without_line: {
    severity: 'info',
    rule: 'C-20',
    message: 'the imaging falls in no line of therapy',
  },
  toxicity_without_line: {
    severity: 'warning',
    rule: 'S-6',
    message: 'the toxicity names a line that the patient does not have',
  },
  order_undecided: {
    severity: 'warning',
    rule: 'C-8',
    message: 'neither the dates nor the numbers decide whether the line came before or after the index line',
  },

  // Study
  proposed_without_answer: {
    severity: 'warning',
    rule: 'C-12',
    message: 'an exclusion criterion is missing for a proposed patient; it does not exclude',
  },
  carried_out_despite_no: {
    severity: 'warning',
    rule: 'C-11',
    message: 'the fiche says that the proposal was not carried out, but a line of therapy does',
  },
  carried_out_without_line: {
    severity: 'warning',
    rule: 'C-11',
    message: 'the proposal counts as carried out, but no line of therapy shows it',
  },
  os_not_computable: {
    severity: 'warning',
    rule: 'C-5',
    message: 'the analysed patient has no computable overall survival',
  },
  grade_disagrees: {
    severity: 'warning',
    rule: 'AP-21',
    message: 'the recorded grade is not the one that mitoses and Ki67 give',
  },
});

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
