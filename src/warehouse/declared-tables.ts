/** The tables of the declarations: code lists and the study. */

export interface CodeTable {
  code: string;
  position: number;
  label_en: string;
  label_fr: string;
}

export interface CodePrimarySite extends CodeTable {
  subgroup: string | null;
  is_digestive: 0 | 1;
}

export interface CodeDrug extends CodeTable {
  drug_class: string;
}

export interface CodeHistology extends CodeTable {
  contradicts: string | null;
}

export interface CodeLabel extends CodeTable {
  list: string;
}

export interface StudyParameter {
  name: string;
  value: string;
  rule: string;
  description: string;
}

export interface StudyEndpointRow {
  endpoint: string;
  paramcd: string;
  position: number;
  label_en: string;
  label_fr: string;
}

export interface StudyComparison {
  comparison: string;
  subgroup: string;
  position: number;
}

export interface StudyTarget {
  endpoint: string;
  stratum: string;
  target_months: number;
}

export interface StudyToxicity {
  attribution: string;
  term: string;
  position: number;
}

export interface StudyFlowStep {
  step: number;
  criterion: string;
  is_exclusion: 0 | 1;
  label_en: string;
  label_fr: string;
  leaving_en: string;
  leaving_fr: string;
}

export interface StudyTable {
  printed_table: string;
  number: number;
  label_en: string;
  label_fr: string;
}

export interface StudyTableRow {
  printed_table: string;
  position: number;
  section: string;
  item: string;
  stratum: string;
  id: string | null;
}

export interface StudyTableSection {
  section: string;
  label_en: string;
  label_fr: string;
}

export interface StudyTableItem {
  section: string;
  item: string;
  label_en: string;
  label_fr: string;
}

export interface StudyCountSum {
  position: number;
  section: string;
  item: string;
  stratum: string | null;
  part_section: string | null;
  part_item: string | null;
  part_stratum: string | null;
  factor: number;
}

export interface StudyQuestionColumn {
  question: string;
  subject: string;
  column_name: string;
}

export interface StudyQuestionEndpoint {
  question: string;
  endpoint: string;
}

export interface FindingEffect {
  code: string;
  may_move: string;
}

export interface ColumnEffect {
  table_name: string;
  row_part: string;
  column_name: string;
  may_move: string;
}
