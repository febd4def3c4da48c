import type { DateSpelling } from '../cell/date-spelling.ts';
import type { MissingReason } from '../cell/parsed.ts';
import type { PublishedErratum, PublishedFigure } from '../define/print.ts';
import type { RowFate } from '../findings/account.ts';
import type { Severity } from '../findings/finding.ts';
import type {
  CodeDrug,
  CodeHistology,
  CodeLabel,
  CodePrimarySite,
  CodeTable,
  ColumnEffect,
  FindingEffect,
  StudyComparison,
  StudyCountSum,
  StudyEndpointRow,
  StudyFlowStep,
  StudyParameter,
  StudyQuestionColumn,
  StudyQuestionEndpoint,
  StudyTable,
  StudyTableItem,
  StudyTableRow,
  StudyTableSection,
  StudyTarget,
  StudyToxicity,
} from './declared-tables.ts';
import type { DataDictionary, ObjectDictionary } from './dictionary-tables.ts';

/** The tables around the star: codes, the declared study, the run, and the origin of each value. */
export interface TrackingTables {
  code_primary_site: CodePrimarySite;
  code_drug: CodeDrug;
  code_subgroup: CodeTable;
  code_histology: CodeHistology;
  code_metastatic_site: CodeTable;
  code_cardiovascular_risk_factor: CodeTable;
  code_modality: CodeTable;
  code_regimen_family: CodeTable;
  code_stop_reason: CodeTable;
  code_response: CodeTable;
  code_toxicity_term: CodeTable;
  code_imaging_modality: CodeTable;
  code_label: CodeLabel;
  study_parameter: StudyParameter;
  study_endpoint: StudyEndpointRow;
  study_comparison: StudyComparison;
  study_target: StudyTarget;
  study_toxicity: StudyToxicity;
  study_flow_step: StudyFlowStep;
  study_table: StudyTable;
  study_table_row: StudyTableRow;
  study_table_section: StudyTableSection;
  study_table_item: StudyTableItem;
  study_count_sum: StudyCountSum;
  study_question_column: StudyQuestionColumn;
  study_question_endpoint: StudyQuestionEndpoint;
  finding_effect: FindingEffect;
  column_effect: ColumnEffect;
  published_figure: PublishedFigure;
  published_erratum: PublishedErratum;
  etl_run: EtlRun;
  etl_source_file: EtlSourceFile;
  etl_row_count: EtlRowCount;
  etl_source_column: EtlSourceColumn;
  source_row: SourceRow;
  answer_column: AnswerColumnRow;
  answer_source: AnswerSource;
  missing_reason: MissingReasonRow;
  missing_cell: MissingCell;
  partial_date: PartialDateRow;
  value_origin: ValueOrigin;
  source_conflict: SourceConflict;
  finding: FindingRow;
  rejected_row: RejectedRow;
  value_change: ValueChange;
  data_dictionary: DataDictionary;
  object_dictionary: ObjectDictionary;
  object_definition: ObjectDefinition;
  check_definition: CheckDefinition;
  check_count: CheckCount;
  check_offender: CheckOffender;
}

/** How a value was taken from another place than the declared column of its own row. */
export type OriginKind = 'refinement' | 'fallback' | 'correction' | 'other_source' | 'derived';

export interface EtlRun {
  run_id: string;
  /** 1, 2, ... in the order of publication. */
  night: number;
  started_at: string;
  started_by: string;
  study: string;
  code_version: string;
  key_id: string;
  inputs_sha256: string;
  parameters_sha256: string;
  extracted_on: string;
  /** 1: invented data (O-8). NULL: the run is older than this column. */
  is_invented_data: 0 | 1 | null;
  patients_loaded: number;
  patients_opposed: number;
  compared_with: string | null;
  /** Set when the file is published. */
  content_digest: string | null;
  log_line: number | null;
  log_head: string | null;
  accepted: string | null;
}

export interface EtlSourceFile {
  file_key: number;
  run_id: string;
  source: string;
  file: string;
  format: string;
  sha256: string;
  size_bytes: number | null;
  stamp: string | null;
  status: 'used' | 'superseded' | 'duplicate' | 'control';
  patients: number | null;
}

export interface EtlRowCount {
  run_id: string;
  file_key: number;
  file: string;
  sheet: string;
  stage: 'extract' | 'load';
  rows_read: number;
  rows_loaded: number;
  rows_superseded: number;
  rows_duplicate: number;
  rows_ignored: number;
  rows_rejected: number;
}

export interface EtlSourceColumn {
  file_key: number;
  sheet: string;
  field: string;
  source_column: string;
}

export interface SourceRow {
  source_row_key: number;
  file_key: number;
  sheet: string;
  row_number: number;
  fate: RowFate;
  fate_code: string | null;
}

export interface AnswerColumnRow {
  column_id: number;
  table_name: string;
  column_name: string;
}

export interface AnswerSource {
  column_id: number;
  sheet: string;
  field: string;
}

export interface MissingReasonRow {
  reason_id: number;
  code: MissingReason;
  label_en: string;
  label_fr: string;
}

export interface MissingCell {
  column_id: number;
  row_key: number;
  reason_id: number;
  raw_text: string;
}

export interface PartialDateRow {
  column_id: number;
  row_key: number;
  raw_text: string;
  spelling: DateSpelling;
  precision: 'month' | 'year';
  value: string | null;
  earliest: string;
  latest: string;
  source: string;
}

export interface ValueOrigin {
  column_id: number;
  row_key: number;
  how: OriginKind;
  source_row_key: number;
  field: string;
}

export interface SourceConflict {
  conflict_key: number;
  table_name: string;
  row_key: number;
  column_name: string;
  kept_source: string;
  kept_value: string | null;
  other_source: string;
  other_value: string | null;
  rule: string;
  other_source_row_key: number | null;
}

export interface FindingRow {
  finding_key: number;
  run_id: string;
  severity: Severity;
  code: string;
  rule: string;
  file: string | null;
  sheet: string | null;
  row_number: number | null;
  source_column: string | null;
  message: string;
  /** Null for runs older than the column. */
  message_fr: string | null;
  patient_key: number | null;
}

export interface RejectedRow {
  run_id: string;
  file: string;
  sheet: string;
  row_number: number;
  code: string;
  message: string;
  /** Null for runs older than the column. */
  message_fr: string | null;
}

export interface ValueChange {
  run_id: string;
  patient_pseudonym: string;
  what: ChangeKind;
  table_name: string;
  row_label: string;
  column_name: string;
  old_value: string | null;
  new_value: string | null;
}

export type ChangeKind = 'patient_added' | 'patient_removed' | 'row_added' | 'row_removed' | 'value_changed';

/** A quality check as its header declares it; categories after Kahn. */
export interface CheckDefinition {
  check_name: string;
  category: string;
  subcategory: string | null;
  context: string;
  severity: Severity;
  /** Share of the examined rows that may fail, in percent. */
  allowed_percent: number;
  /** The examined rows. */
  counts: string;
  title: string;
  rule: string;
}

/** `error` is the reason why the check could not run; it then has no counts. */
export interface CheckCount {
  run_id: string;
  check_name: string;
  n_checked: number | null;
  n_failed: number | null;
  error: string | null;
}

export interface CheckOffender {
  check_name: string;
  table_name: string;
  /** Key of a dimension or fact; 0 for a result, which `row_name` names. */
  row_key: number;
  /** Empty for a row with a key. */
  row_name: string;
  column_name: string;
  patient_key: number | null;
  source_row_key: number | null;
}

export interface ObjectDefinition {
  type: string;
  name: string;
  sha256: string;
}
