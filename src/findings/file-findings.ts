import { FILE_FINDINGS_FR } from './file-findings-fr.ts';
import { english, kinds } from './finding-kind.ts';

/** Findings about cells, files, sheets, keys and rows. */
const ENGLISH = english({
  // Cells
  two_digit_year: {
    severity: 'warning',
    rule: 'S-7',
    message: 'date "{quote}" has a two-digit year and is not guessed; it is missing: write the year in full',
  },
  impossible_date: {
    severity: 'warning',
    rule: 'S-7',
    message: 'date "{quote}" does not exist; it is missing: correct the day, month or year',
  },
  date_out_of_range: {
    severity: 'warning',
    rule: 'C-9',
    message:
      'date "{quote}" lies outside 1900-01-01 and the day of the extraction; it is missing: correct it',
  },
  not_a_date: {
    severity: 'warning',
    rule: 'C-9',
    message: '"{quote}" is not a date; the date is missing: write dd/mm/yyyy, mm/yyyy or yyyy',
  },
  unreadable_event: {
    severity: 'error',
    rule: 'C-84',
    message:
      'the date "{quote}" of a death or progression cannot be read ({problem}); it counts as an event without a date, which takes the patient out of an endpoint; correct it',
  },
  unreadable_death_of_living: {
    severity: 'warning',
    rule: 'C-84',
    message:
      'the date of death "{quote}" of a patient who is alive cannot be read ({problem}); it counts as no death; correct it',
  },
  sentinel_date: {
    severity: 'info',
    rule: 'C-84',
    message:
      '{count} cell(s) of the column hold a word or a day that means that there is no date; they count as no event',
  },
  mangled_by_excel: {
    severity: 'warning',
    rule: 'S-7',
    message: '"{quote}" is a range that Excel turned into a date; the value is missing: write it as text',
  },
  not_a_number: {
    severity: 'warning',
    rule: 'S-7',
    message: '"{quote}" is not a number; the value is missing',
  },
  ambiguous_number: {
    severity: 'warning',
    rule: 'S-7',
    message:
      '"{quote}" may be a decimal or a thousand and is not guessed; the value is missing: write it without ambiguity',
  },
  out_of_range: {
    severity: 'warning',
    rule: 'C-64',
    message: '"{quote}" lies outside the range of its column; the value is missing',
  },
  ki67_fraction: {
    severity: 'warning',
    rule: 'C-94',
    message:
      '"{quote}" is between 0 and 1 without a percent sign: it may be a part of 1, as a percent cell becomes in a CSV; the value is missing: write the percentage with its sign',
  },
  not_a_tnm: {
    severity: 'warning',
    rule: 'S-7',
    message: '"{quote}" is no TNM; T, N and M are missing: write it as pT3 N1 M0, each letter once',
  },
  unknown_code: {
    severity: 'warning',
    rule: 'S-7',
    message:
      '"{quote}" is in no code list of its column; it is not counted: correct it, or add the spelling to the list',
  },
  unconfirmed_progression: {
    severity: 'warning',
    rule: 'C-87',
    message:
      '"{quote}" is a progression that no later imaging confirms; it counts as no progression and as no response: check the next imaging',
  },
  clinical_progression: {
    severity: 'warning',
    rule: 'C-87',
    message:
      '"{quote}" is a progression without imaging, which RECIST does not read; it counts as no progression and as no response',
  },
  unknown_drug: {
    severity: 'warning',
    rule: 'C-14',
    message: 'the text names a drug that is in no list; it counts as not cytotoxic',
  },
  corrected_drug_name: {
    severity: 'warning',
    rule: 'C-91',
    message:
      'a name is one letter away from that of a drug and was read as that drug; correct it, or add the spelling',
  },
  proposal_without_drug: {
    severity: 'info',
    rule: 'C-91',
    message: '{count} cell(s) of the column name no drug; they count as no proposal of the study',
  },
  conditional_drug: {
    severity: 'info',
    rule: 'C-90',
    message:
      'a protocol names a drug under a condition; the line has the drug only if an administration says so',
  },
  formula_error: {
    severity: 'warning',
    rule: 'C-64',
    message:
      'the cell holds an error or a formula without a stored value; the value is missing: open, recalculate and save the workbook',
  },
  unclear_format: {
    severity: 'warning',
    rule: 'C-110',
    message:
      'the number format of {count} cell(s) of the column is not understood, so that their values are missing; format the column as dd/mm/yyyy or as a number',
  },
  cell_too_long: {
    severity: 'warning',
    rule: 'C-59',
    message: 'the cell holds more than 32,767 characters; the value is missing',
  },
  identity_in_cell: {
    severity: 'warning',
    rule: 'S-2',
    message:
      'the cell quotes the identity of its own row and is not kept; the value is missing: remove it from the export',
  },

  // Files and sheets
  unknown_file: {
    severity: 'info',
    rule: 'C-57',
    message: '{count} file(s) or folder(s) whose name belongs to no source were left alone',
  },
  unknown_column: {
    severity: 'info',
    rule: 'C-53',
    message:
      'column {column}, "{shape}", belongs to no declared field and was left alone; the closest declared header is "{closest}"',
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
  empty_sheet: {
    severity: 'warning',
    rule: 'C-57',
    message: 'the sheet has a header and no row',
  },
  optional_source_absent: {
    severity: 'warning',
    rule: 'C-50',
    message: 'no delivery of the source {source}: its facts are missing, not absent',
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
  unusable_number: {
    severity: 'error',
    rule: 'C-102',
    message:
      'the number in column {column} {cause}; the row cannot be placed: export the column as text, as the system holds it',
  },
  orphan_row: {
    severity: 'error',
    rule: 'C-103',
    message:
      'no fiche has the file number of the row; the row was rejected: correct the number, or export the fiche too',
  },
  unusable_presentation_date: {
    severity: 'error',
    rule: 'C-44',
    message: 'the RCP date is not a full, possible date; the row cannot be placed',
  },
  duplicate_key: {
    severity: 'error',
    rule: 'C-58',
    message: 'the key is there again with other content (first in row {first}); this row was rejected',
  },
  invalid_hospital_id: {
    severity: 'warning',
    rule: 'S-1',
    message: 'the IPP is not a number of at most 8 digits; it was not used',
  },
  unreadable_birth_date: {
    severity: 'warning',
    rule: 'C-9',
    message: 'the birth date is no possible date with day, month and year; it was not used',
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
  unreadable_opposition: {
    severity: 'error',
    rule: 'C-107',
    message:
      'a cell of this row is not a number of its kind, or is in the other column; every patient it may refer to was left out: write one number alone, in its own column',
  },
  unknown_opposition: { severity: 'warning', rule: 'C-54', message: 'an opposed number is in no export' },
});

/** The same in both languages. */
export const FILE_FINDINGS = kinds(ENGLISH, FILE_FINDINGS_FR);
