import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { etl, inventInbox, temporaryFolder } from './inbox.ts';

/** What analysts script against: a change of one is a breaking change and belongs in CHANGELOG.md. */
const PUBLIC: Readonly<Record<string, string>> = {
  dim_patient: 'patient_key patient_pseudonym sex birth_month',
  dim_tumor: 'tumor_key patient_key primary_site subgroup differentiation grade ki67_low ki67_high',
  fact_presentation: 'patient_key presented_on is_in_window',
  fact_line_of_therapy:
    'line_key patient_key line_number modality regimen has_bevacizumab has_cytotoxic started_on ended_on cycles',
  fact_response: 'patient_key line_key assessed_on response',
  fact_adverse_event: 'patient_key line_key term status grade attribution',
  cohort_flow: 'step criterion patients_in patients_out patients_left',
  cohort_flow_patient: 'step patient_key',
  analysed_patient:
    'patient_key subgroup index_line_key best_response cycles ki67_class prior_lines later_lines toxicity_bevacizumab toxicity_chemotherapy age_at_diagnosis has_orbis_record',
  time_to_event: 'endpoint patient_key subgroup started_on ended_on is_event ended_by days months is_imputed',
  kaplan_meier:
    'endpoint stratum months at_risk events censored survival std_error lower_95 upper_95 conf_type',
  survival_summary: 'endpoint stratum conf_type subjects events median median_lower_95 median_upper_95 q1 q3',
  log_rank: 'endpoint comparison chi_square df p_value hazard_ratio hazard_lower_95 hazard_upper_95',
  response_rate: 'stratum n cr pr sd pd not_evaluable missing orr_n orr_percent dcr_n dcr_percent',
  adtte: 'USUBJID PARAMCD PARAM STARTDT ADT AVAL CNSR EVNTDESC STARTDTF ADTF',
  survival_sensitivity: 'endpoint stratum censoring subjects events median',
  imputation_bounds: 'endpoint subject statistic scenario value',
  table_05: 'id section item stratum n denominator percent',
  table_06: 'id section item stratum n denominator percent',
  table_07: 'id section item stratum n denominator percent',
  table_08: 'id section item stratum n denominator percent',
  table_09: 'id section item stratum n denominator percent',
  table_10: 'id section item stratum n denominator percent',
  published_comparison: 'id published computed computed_percent verdict note',
  imputed_date: 'table_name row_key column_name raw_text precision value earliest latest source',
  missing_value: 'table_name row_key column_name reason raw_text source',
  missing_data_summary: 'table_name column_name n missing percent',
  finding: 'run_id severity code file sheet row_number source_column message',
  rejected_row: 'run_id file sheet row_number code message',
  source_conflict: 'table_name row_key column_name kept_source kept_value other_source other_value',
  etl_run: 'run_id',
  etl_source_file: 'run_id file sha256',
  etl_row_count:
    'run_id file sheet stage rows_read rows_loaded rows_superseded rows_duplicate rows_ignored rows_rejected',
  lineage: 'table_name row_key column_name file sheet row_number source_column',
  data_dictionary: 'object column type label_en label_fr unit codes rule source',
};

let inbox: string;
let out: string;
let db: Connection;

beforeAll(() => {
  [inbox, out] = [inventInbox(), temporaryFolder()];
  etl({ EXPORTS: inbox, OUT: out });
  db = openReadOnly(join(out, 'warehouse.sqlite'));
}, 300_000);
afterAll(() => {
  db.close();
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
});

describe('the names that analysts script against (C-40 to C-46)', () => {
  it.each(Object.entries(PUBLIC))('%s has %s', (name, columns) => {
    const found = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
    expect(found).toEqual(expect.arrayContaining(columns.split(' ')));
  });
});
