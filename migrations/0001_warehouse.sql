-- The warehouse: code tables, dimensions, facts, and the tables that say how each value came to be.
-- Append-only: a change is another numbered file. A table WITHOUT ROWID has the columns of its key first, in the order of
-- the key: the integrity check of SQLite 3.40 reports NULL values in any other (C-111). Every answer column that is NULL has one row in missing_cell (C-26).

-- Codes ----------------------------------------------------------------------------------------------------------
-- One table a declared code list (pipelines/code-lists), all alike but for the three with more to say.

CREATE TABLE code_primary_site (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  subgroup TEXT,
  is_digestive INTEGER NOT NULL CHECK (is_digestive IN (0, 1))
) STRICT;

CREATE TABLE code_histology (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  -- The differentiation that the type contradicts (C-93).
  contradicts TEXT CHECK (contradicts IN ('well', 'poor'))
) STRICT;

CREATE TABLE code_drug (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  drug_class TEXT NOT NULL
) STRICT;

CREATE TABLE code_subgroup (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_metastatic_site (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_cardiovascular_risk_factor (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_modality (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_regimen_family (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_stop_reason (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_response (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_toxicity_term (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;
CREATE TABLE code_imaging_modality (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- The short lists whose codes a CHECK holds where they are used: their labels.
CREATE TABLE code_label (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;

-- The study, as declared ------------------------------------------------------------------------------------------

CREATE TABLE study_parameter (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  rule TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;

CREATE TABLE study_endpoint (
  endpoint TEXT PRIMARY KEY,
  paramcd TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL
) STRICT;

CREATE TABLE study_comparison (
  comparison TEXT NOT NULL,
  subgroup TEXT NOT NULL REFERENCES code_subgroup (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (comparison, subgroup)
) STRICT, WITHOUT ROWID;

CREATE TABLE study_target (
  endpoint TEXT NOT NULL REFERENCES study_endpoint (endpoint),
  stratum TEXT NOT NULL,
  target_months REAL NOT NULL,
  PRIMARY KEY (endpoint, stratum)
) STRICT, WITHOUT ROWID;

-- What a finding about an analysed patient may move, and what a doubtful value of a column may.
CREATE TABLE finding_effect (
  code TEXT NOT NULL,
  may_move TEXT NOT NULL,
  PRIMARY KEY (code, may_move)
) STRICT, WITHOUT ROWID;

CREATE TABLE column_effect (
  table_name TEXT NOT NULL,
  row_part TEXT NOT NULL,
  column_name TEXT NOT NULL,
  may_move TEXT NOT NULL,
  PRIMARY KEY (table_name, row_part, column_name, may_move)
) STRICT, WITHOUT ROWID;

-- The night and its files -----------------------------------------------------------------------------------------

-- These five hold all nights that were published; of tonight is what current_run names. Files and findings of earlier
-- nights have negative numbers: nothing in the star refers to them.
CREATE TABLE etl_run (
  run_id TEXT PRIMARY KEY,
  -- Published nights by their order: no clock decides which one this file is of.
  night INTEGER NOT NULL UNIQUE CHECK (night > 0),
  started_at TEXT NOT NULL,
  -- Account of the system that started it.
  started_by TEXT NOT NULL,
  study TEXT NOT NULL,
  code_version TEXT NOT NULL,
  key_id TEXT NOT NULL,
  inputs_sha256 TEXT NOT NULL,
  parameters_sha256 TEXT NOT NULL,
  extracted_on TEXT NOT NULL CHECK (extracted_on IS date(extracted_on, '+0 days')),
  -- Of invented patients, as the inbox says itself; NULL: the run is older than this column.
  is_invented_data INTEGER CHECK (is_invented_data IN (0, 1)),
  patients_loaded INTEGER NOT NULL,
  patients_opposed INTEGER NOT NULL,
  -- The night that value_change was made against; NULL: there was none, or the two cannot be compared.
  compared_with TEXT,
  -- Of the tables as published; and the line of the run's log that says so before the file takes its name.
  content_digest TEXT CHECK (length(content_digest) = 64),
  log_line INTEGER,
  log_head TEXT CHECK (length(log_head) = 64)
) STRICT;

CREATE TABLE etl_source_file (
  file_key INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  source TEXT NOT NULL,
  file TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  stamp TEXT,
  status TEXT NOT NULL CHECK (status IN ('used', 'superseded', 'duplicate', 'control'))
) STRICT;

CREATE TABLE etl_row_count (
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  file_key INTEGER NOT NULL REFERENCES etl_source_file (file_key),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('extract', 'load')),
  rows_read INTEGER NOT NULL,
  rows_loaded INTEGER NOT NULL,
  rows_superseded INTEGER NOT NULL,
  rows_duplicate INTEGER NOT NULL,
  rows_ignored INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  PRIMARY KEY (run_id, file_key, sheet, stage),
  CHECK (rows_read = rows_loaded + rows_superseded + rows_duplicate + rows_ignored + rows_rejected)
) STRICT;

-- Which column of which file fed which field: the header as the export spells it.
CREATE TABLE etl_source_column (
  file_key INTEGER NOT NULL REFERENCES etl_source_file (file_key),
  sheet TEXT NOT NULL,
  field TEXT NOT NULL,
  source_column TEXT NOT NULL,
  PRIMARY KEY (file_key, sheet, field)
) STRICT, WITHOUT ROWID;

-- Every export row and what became of it.
CREATE TABLE source_row (
  source_row_key INTEGER PRIMARY KEY,
  file_key INTEGER NOT NULL REFERENCES etl_source_file (file_key),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('loaded', 'superseded', 'duplicate', 'ignored', 'rejected')),
  fate_code TEXT
) STRICT;

-- Dimensions ------------------------------------------------------------------------------------------------------

CREATE TABLE dim_patient (
  patient_key INTEGER PRIMARY KEY,
  patient_pseudonym TEXT NOT NULL UNIQUE CHECK (length(patient_pseudonym) = 32),
  sex TEXT CHECK (sex IN ('male', 'female')),
  birth_month TEXT CHECK (birth_month IS strftime('%Y-%m', birth_month || '-01')),
  has_orbis_record INTEGER NOT NULL CHECK (has_orbis_record IN (0, 1)),
  orbis_linked_by TEXT CHECK (orbis_linked_by IN ('ipp', 'ipp_alone', 'traits')),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

CREATE TABLE dim_tumor (
  tumor_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  -- The tumor that the baseline presentation is about (AP-7); for a patient never proposed, the latest presentation.
  is_baseline INTEGER NOT NULL CHECK (is_baseline IN (0, 1)),
  primary_site TEXT REFERENCES code_primary_site (code),
  subgroup TEXT REFERENCES code_subgroup (code),
  icd10_code TEXT,
  histology TEXT REFERENCES code_histology (code),
  has_histological_proof INTEGER CHECK (has_histological_proof IN (0, 1)),
  differentiation TEXT CHECK (differentiation IN ('well', 'poor')),
  -- Exact, or NULL where the cell leaves a bound or a range: its ends are beside it (C-92).
  grade INTEGER CHECK (grade IN (1, 2, 3)),
  grade_low INTEGER CHECK (grade_low BETWEEN 1 AND 3),
  grade_high INTEGER CHECK (grade_high BETWEEN grade_low AND 3),
  ki67_low REAL CHECK (ki67_low BETWEEN 0 AND 100),
  ki67_high REAL CHECK (ki67_high BETWEEN ki67_low AND 100),
  is_ki67_low_excluded INTEGER CHECK (is_ki67_low_excluded IN (0, 1)),
  is_ki67_high_excluded INTEGER CHECK (is_ki67_high_excluded IN (0, 1)),
  ki67_specimen TEXT CHECK (ki67_specimen IN ('surgical', 'primary_biopsy', 'metastasis_biopsy')),
  ki67_highest_in TEXT CHECK (ki67_highest_in IN ('primary', 'metastasis')),
  -- Categories without their letter T, N or M: x, 0, is, 1a ... The prefix holds for all, or one each: "p/p/c".
  t TEXT CHECK (t IN ('x', 'is', 'a') OR t GLOB '[0-4]' OR t GLOB '[0-4][a-d]'),
  n TEXT CHECK (n IN ('x', '+') OR n GLOB '[0-3]' OR n GLOB '[0-3][a-c]'),
  m TEXT CHECK (m = 'x' OR m GLOB '[01]' OR m GLOB '[01][a-c]'),
  tnm_prefix TEXT,
  tnm_edition TEXT,
  mitoses_per_10_hpf REAL CHECK (mitoses_per_10_hpf >= 0),
  mitoses_low REAL CHECK (mitoses_low >= 0),
  -- NULL beside a lower end: there is no upper end (">20").
  mitoses_high REAL CHECK (mitoses_high >= mitoses_low),
  is_mitoses_low_excluded INTEGER CHECK (is_mitoses_low_excluded IN (0, 1)),
  is_mitoses_high_excluded INTEGER CHECK (is_mitoses_high_excluded IN (0, 1)),
  size_mm REAL CHECK (size_mm > 0),
  diagnosed_on TEXT CHECK (diagnosed_on IS date(diagnosed_on, '+0 days')),
  metastasized_on TEXT CHECK (metastasized_on IS date(metastasized_on, '+0 days')),
  has_synchronous_metastases INTEGER CHECK (has_synchronous_metastases IN (0, 1)),
  has_metachronous_metastases INTEGER CHECK (has_metachronous_metastases IN (0, 1)),
  is_secreting INTEGER CHECK (is_secreting IN (0, 1)),
  has_men1 INTEGER CHECK (has_men1 IN (0, 1)),
  -- One decimal: an exact age and the date of diagnosis would give the date of birth.
  age_at_diagnosis_years REAL CHECK (age_at_diagnosis_years BETWEEN 0 AND 130),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- Facts -----------------------------------------------------------------------------------------------------------

CREATE TABLE fact_presentation (
  presentation_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  presented_on TEXT NOT NULL CHECK (presented_on IS date(presented_on, '+0 days')),
  is_in_window INTEGER NOT NULL CHECK (is_in_window IN (0, 1)),
  -- First in the window to propose the study's treatment (C-15).
  is_baseline INTEGER NOT NULL CHECK (is_baseline IN (0, 1)),
  has_bevacizumab INTEGER CHECK (has_bevacizumab IN (0, 1)),
  has_cytotoxic INTEGER CHECK (has_cytotoxic IN (0, 1)),
  regimen TEXT REFERENCES code_regimen_family (code),
  is_carried_out INTEGER CHECK (is_carried_out IN (0, 1)),
  ecog_status INTEGER CHECK (ecog_status BETWEEN 0 AND 4),
  ecog_low INTEGER CHECK (ecog_low BETWEEN 0 AND 4),
  ecog_high INTEGER CHECK (ecog_high BETWEEN ecog_low AND 4),
  is_primary_in_place INTEGER CHECK (is_primary_in_place IN (0, 1)),
  has_secretory_syndrome INTEGER CHECK (has_secretory_syndrome IN (0, 1)),
  has_metastases INTEGER CHECK (has_metastases IN (0, 1)),
  metastatic_site_count INTEGER CHECK (metastatic_site_count >= 0),
  has_cardiovascular_risk INTEGER CHECK (has_cardiovascular_risk IN (0, 1)),
  cardiovascular_risk_factor_count INTEGER CHECK (cardiovascular_risk_factor_count >= 0),
  primary_site TEXT REFERENCES code_primary_site (code),
  icd10_code TEXT,
  histology TEXT REFERENCES code_histology (code),
  has_histological_proof INTEGER CHECK (has_histological_proof IN (0, 1)),
  differentiation TEXT CHECK (differentiation IN ('well', 'poor')),
  -- Exact, or NULL where the cell leaves a bound or a range: its ends are beside it (C-92).
  grade INTEGER CHECK (grade IN (1, 2, 3)),
  grade_low INTEGER CHECK (grade_low BETWEEN 1 AND 3),
  grade_high INTEGER CHECK (grade_high BETWEEN grade_low AND 3),
  ki67_low REAL CHECK (ki67_low BETWEEN 0 AND 100),
  ki67_high REAL CHECK (ki67_high BETWEEN ki67_low AND 100),
  is_ki67_low_excluded INTEGER CHECK (is_ki67_low_excluded IN (0, 1)),
  is_ki67_high_excluded INTEGER CHECK (is_ki67_high_excluded IN (0, 1)),
  ki67_specimen TEXT CHECK (ki67_specimen IN ('surgical', 'primary_biopsy', 'metastasis_biopsy')),
  ki67_highest_in TEXT CHECK (ki67_highest_in IN ('primary', 'metastasis')),
  -- Categories without their letter T, N or M: x, 0, is, 1a ... The prefix holds for all, or one each: "p/p/c".
  t TEXT CHECK (t IN ('x', 'is', 'a') OR t GLOB '[0-4]' OR t GLOB '[0-4][a-d]'),
  n TEXT CHECK (n IN ('x', '+') OR n GLOB '[0-3]' OR n GLOB '[0-3][a-c]'),
  m TEXT CHECK (m = 'x' OR m GLOB '[01]' OR m GLOB '[01][a-c]'),
  tnm_prefix TEXT,
  tnm_edition TEXT,
  mitoses_per_10_hpf REAL CHECK (mitoses_per_10_hpf >= 0),
  mitoses_low REAL CHECK (mitoses_low >= 0),
  -- NULL beside a lower end: there is no upper end (">20").
  mitoses_high REAL CHECK (mitoses_high >= mitoses_low),
  is_mitoses_low_excluded INTEGER CHECK (is_mitoses_low_excluded IN (0, 1)),
  is_mitoses_high_excluded INTEGER CHECK (is_mitoses_high_excluded IN (0, 1)),
  size_mm REAL CHECK (size_mm > 0),
  diagnosed_on TEXT CHECK (diagnosed_on IS date(diagnosed_on, '+0 days')),
  metastasized_on TEXT CHECK (metastasized_on IS date(metastasized_on, '+0 days')),
  has_synchronous_metastases INTEGER CHECK (has_synchronous_metastases IN (0, 1)),
  has_metachronous_metastases INTEGER CHECK (has_metachronous_metastases IN (0, 1)),
  is_secreting INTEGER CHECK (is_secreting IN (0, 1)),
  has_men1 INTEGER CHECK (has_men1 IN (0, 1)),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- The drugs that the text of a presentation names, and how it mentions each (C-90, C-92).
CREATE TABLE presentation_drug (
  presentation_key INTEGER NOT NULL REFERENCES fact_presentation (presentation_key),
  drug TEXT NOT NULL REFERENCES code_drug (code),
  drug_class TEXT NOT NULL,
  mention TEXT NOT NULL CHECK (mention IN ('proposed', 'conditional', 'negated', 'past')),
  PRIMARY KEY (presentation_key, drug)
) STRICT, WITHOUT ROWID;

CREATE TABLE bridge_metastatic_site (
  presentation_key INTEGER NOT NULL REFERENCES fact_presentation (presentation_key),
  site TEXT NOT NULL REFERENCES code_metastatic_site (code),
  PRIMARY KEY (presentation_key, site)
) STRICT, WITHOUT ROWID;

CREATE TABLE bridge_cardiovascular_risk_factor (
  presentation_key INTEGER NOT NULL REFERENCES fact_presentation (presentation_key),
  factor TEXT NOT NULL REFERENCES code_cardiovascular_risk_factor (code),
  PRIMARY KEY (presentation_key, factor)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_line_of_therapy (
  line_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  -- The tumor that the line treats; NULL for a patient without a tumor (C-92).
  tumor_key INTEGER REFERENCES dim_tumor (tumor_key),
  -- As the registry numbers it; a line born from administrations follows them (S-3).
  line_number INTEGER NOT NULL,
  source TEXT NOT NULL,
  modality TEXT REFERENCES code_modality (code),
  regimen TEXT REFERENCES code_regimen_family (code),
  has_bevacizumab INTEGER NOT NULL CHECK (has_bevacizumab IN (0, 1)),
  has_cytotoxic INTEGER NOT NULL CHECK (has_cytotoxic IN (0, 1)),
  place_of_care TEXT CHECK (place_of_care IN ('chu', 'outside')),
  started_on TEXT CHECK (started_on IS date(started_on, '+0 days')),
  started_on_earliest TEXT CHECK (started_on_earliest <= coalesce(started_on, started_on_earliest)),
  started_on_latest TEXT CHECK (started_on_latest >= coalesce(started_on, started_on_latest)),
  ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),
  ended_on_earliest TEXT CHECK (ended_on_earliest <= coalesce(ended_on, ended_on_earliest)),
  ended_on_latest TEXT CHECK (ended_on_latest >= coalesce(ended_on, ended_on_latest)),
  cycles INTEGER CHECK (cycles >= 0),
  stop_reason TEXT REFERENCES code_stop_reason (code),
  best_response TEXT REFERENCES code_response (code),
  -- 1: a progression is written down, dated or not (C-5).
  has_progression INTEGER NOT NULL CHECK (has_progression IN (0, 1)),
  progressed_on TEXT CHECK (progressed_on IS date(progressed_on, '+0 days')),
  progressed_on_earliest TEXT CHECK (progressed_on_earliest <= coalesce(progressed_on, progressed_on_earliest)),
  progressed_on_latest TEXT CHECK (progressed_on_latest >= coalesce(progressed_on, progressed_on_latest)),
  -- 1: chemotherapy, targeted therapy, or a type that nobody could read: it holds administrations (C-70).
  is_drug_line INTEGER NOT NULL CHECK (is_drug_line IN (0, 1)),
  -- 1: no drug line, and starts while a drug line runs (C-75).
  is_concomitant INTEGER NOT NULL CHECK (is_concomitant IN (0, 1)),
  -- Last day on which a drug line runs; without an end by its administrations, the next drug line or a fixed time (C-75).
  ran_until TEXT CHECK (ran_until IS date(ran_until, '+0 days')),
  progression_at_start TEXT CHECK (progression_at_start IN ('yes', 'no', 'not_evaluable')),
  has_concomitant_ssa INTEGER CHECK (has_concomitant_ssa IN (0, 1)),
  surgery_target TEXT CHECK (surgery_target IN ('primary', 'metastases', 'both')),
  resection_margin TEXT CHECK (resection_margin IN ('r0', 'r1', 'r2', 'rx')),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- The drugs of a line: named by the registry, given by the hospital, or both (C-92).
CREATE TABLE line_drug (
  line_key INTEGER NOT NULL REFERENCES fact_line_of_therapy (line_key),
  drug TEXT NOT NULL REFERENCES code_drug (code),
  drug_class TEXT NOT NULL,
  -- Distinct days on which it was given, if the hospital saw the start of the line; else what the registry counts (C-72).
  cycles INTEGER CHECK (cycles >= 0),
  first_on TEXT CHECK (first_on IS date(first_on, '+0 days')),
  last_on TEXT CHECK (last_on IS date(last_on, '+0 days')),
  -- The source that names it; `both` where the registry names it and the hospital gave it.
  source TEXT NOT NULL,
  PRIMARY KEY (line_key, drug)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_administration (
  administration_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  line_key INTEGER REFERENCES fact_line_of_therapy (line_key),
  administered_on TEXT NOT NULL CHECK (administered_on IS date(administered_on, '+0 days')),
  drug TEXT REFERENCES code_drug (code),
  dose_mg REAL CHECK (dose_mg >= 0),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

CREATE TABLE fact_response (
  response_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  line_key INTEGER REFERENCES fact_line_of_therapy (line_key),
  assessed_on TEXT NOT NULL CHECK (assessed_on IS date(assessed_on, '+0 days')),
  modality TEXT REFERENCES code_imaging_modality (code),
  -- 1: CT, MRI or PET-CT, or no modality written: read by RECIST (C-81).
  is_recist INTEGER NOT NULL CHECK (is_recist IN (0, 1)),
  response TEXT REFERENCES code_response (code),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

CREATE TABLE fact_adverse_event (
  adverse_event_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  line_key INTEGER REFERENCES fact_line_of_therapy (line_key),
  term TEXT NOT NULL REFERENCES code_toxicity_term (code),
  status TEXT NOT NULL CHECK (status IN ('present', 'absent', 'missing')),
  grade INTEGER CHECK (grade BETWEEN 1 AND 5),
  attribution TEXT CHECK (attribution IN ('bevacizumab', 'chemotherapy', 'both', 'unknown', 'neither')),
  action TEXT CHECK (action IN ('none', 'dose_concession', 'stop_bevacizumab', 'stop_chemotherapy')),
  started_on TEXT CHECK (started_on IS date(started_on, '+0 days')),
  ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),
  has_dose_concession INTEGER CHECK (has_dose_concession IN (0, 1)),
  has_treatment_started INTEGER CHECK (has_treatment_started IN (0, 1)),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

CREATE TABLE fact_follow_up (
  patient_key INTEGER PRIMARY KEY REFERENCES dim_patient (patient_key),
  vital_status TEXT CHECK (vital_status IN ('alive', 'dead', 'lost_to_follow_up')),
  -- 1: a death is written down, dated or not (C-5).
  is_dead INTEGER NOT NULL CHECK (is_dead IN (0, 1)),
  died_on TEXT CHECK (died_on IS date(died_on, '+0 days')),
  died_on_earliest TEXT CHECK (died_on_earliest <= coalesce(died_on, died_on_earliest)),
  died_on_latest TEXT CHECK (died_on_latest >= coalesce(died_on, died_on_latest)),
  last_news_on TEXT CHECK (last_news_on IS date(last_news_on, '+0 days')),
  last_news_on_earliest TEXT CHECK (last_news_on_earliest <= coalesce(last_news_on, last_news_on_earliest)),
  last_news_on_latest TEXT CHECK (last_news_on_latest >= coalesce(last_news_on, last_news_on_latest)),
  -- Last exact day of news of either source; a death is none (C-85).
  last_seen_on TEXT CHECK (last_seen_on IS date(last_seen_on, '+0 days')),
  has_later_ssa INTEGER CHECK (has_later_ssa IN (0, 1)),
  has_later_chemotherapy INTEGER CHECK (has_later_chemotherapy IN (0, 1)),
  has_later_chemoembolization INTEGER CHECK (has_later_chemoembolization IN (0, 1)),
  has_later_prrt INTEGER CHECK (has_later_prrt IN (0, 1)),
  has_later_targeted_therapy INTEGER CHECK (has_later_targeted_therapy IN (0, 1)),
  has_later_surgery INTEGER CHECK (has_later_surgery IN (0, 1)),
  has_later_supportive_care INTEGER CHECK (has_later_supportive_care IN (0, 1)),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- How each value came to be ---------------------------------------------------------------------------------------

-- Answer columns of dimensions and facts, and the field of the export that answers each.
CREATE TABLE answer_column (
  column_id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  UNIQUE (table_name, column_name)
) STRICT;

CREATE TABLE answer_source (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  sheet TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (column_id, sheet)
) STRICT, WITHOUT ROWID;

CREATE TABLE missing_reason (
  reason_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL
) STRICT;

CREATE TABLE missing_cell (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  row_key INTEGER NOT NULL,
  reason_id INTEGER NOT NULL REFERENCES missing_reason (reason_id),
  raw_text TEXT NOT NULL,
  PRIMARY KEY (column_id, row_key)
) STRICT, WITHOUT ROWID;

-- Dates that are not known to the day (AP-8); exact dates are in their fact, and their text is one lineage step away.
CREATE TABLE partial_date (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  row_key INTEGER NOT NULL,
  raw_text TEXT NOT NULL,
  -- How it was written: counted, never read again.
  spelling TEXT NOT NULL DEFAULT 'other' CHECK (spelling IN ('month_year', 'open_day', 'iso_month', 'words', 'year', 'other')),
  precision TEXT NOT NULL CHECK (precision IN ('month', 'year')),
  value TEXT CHECK (value IS date(value, '+0 days')),
  earliest TEXT NOT NULL CHECK (earliest IS date(earliest, '+0 days')),
  latest TEXT NOT NULL CHECK (latest IS date(latest, '+0 days')),
  source TEXT NOT NULL,
  PRIMARY KEY (column_id, row_key),
  CHECK (earliest <= latest AND (value IS NULL) = (precision = 'year'))
) STRICT, WITHOUT ROWID;

-- Values that did not come from the row that their record stands on, or not from its declared column.
CREATE TABLE value_origin (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  row_key INTEGER NOT NULL,
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key),
  field TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('refinement', 'fallback', 'correction', 'other_source', 'derived')),
  PRIMARY KEY (column_id, row_key, source_row_key, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_conflict (
  conflict_key INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_key INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  kept_source TEXT NOT NULL,
  kept_value TEXT,
  other_source TEXT NOT NULL,
  other_value TEXT,
  rule TEXT NOT NULL,
  other_source_row_key INTEGER REFERENCES source_row (source_row_key)
) STRICT;

CREATE TABLE finding (
  finding_key INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  code TEXT NOT NULL,
  rule TEXT NOT NULL,
  file TEXT,
  sheet TEXT,
  row_number INTEGER,
  source_column TEXT,
  message TEXT NOT NULL,
  -- NULL: the run is older than this column.
  message_fr TEXT,
  patient_key INTEGER REFERENCES dim_patient (patient_key)
) STRICT;

CREATE TABLE rejected_row (
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  -- NULL: the run is older than this column.
  message_fr TEXT,
  PRIMARY KEY (run_id, file, sheet, row_number)
) STRICT, WITHOUT ROWID;

-- What changed from one published night to the next. A patient or row that came or went has one row, without a column.
CREATE TABLE value_change (
  patient_pseudonym TEXT NOT NULL CHECK (length(patient_pseudonym) = 32),
  table_name TEXT NOT NULL,
  row_label TEXT NOT NULL,
  column_name TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  what TEXT NOT NULL CHECK (what IN ('patient_added', 'patient_removed', 'row_added', 'row_removed', 'value_changed')),
  old_value TEXT,
  new_value TEXT,
  PRIMARY KEY (patient_pseudonym, table_name, row_label, column_name, run_id),
  CHECK ((column_name = '') = (what <> 'value_changed'))
) STRICT, WITHOUT ROWID;

CREATE TABLE data_dictionary (
  object TEXT NOT NULL,
  "column" TEXT NOT NULL,
  type TEXT NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  unit TEXT,
  codes TEXT,
  rule TEXT,
  source TEXT,
  PRIMARY KEY (object, "column")
) STRICT, WITHOUT ROWID;
