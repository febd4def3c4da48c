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
