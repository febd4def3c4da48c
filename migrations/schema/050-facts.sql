-- Facts: presentations, lines of therapy, administrations, assessments, toxicities, follow-up, with their bridges. A NULL
-- answer has one row in missing_cell (C-26).

-- Presentations of patients to the tumor board
CREATE TABLE fact_presentation (
  presentation_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  presented_on TEXT NOT NULL CHECK (presented_on IS date(presented_on, '+0 days')),
  is_in_window INTEGER NOT NULL CHECK (is_in_window IN (0, 1)),
  -- 1: first presentation in the window that proposes the study's treatment (C-15).
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
  -- NULL when the cell gives a bound or a range: the ends are in grade_low and grade_high (C-92).
  grade INTEGER CHECK (grade IN (1, 2, 3)),
  grade_low INTEGER CHECK (grade_low BETWEEN 1 AND 3),
  grade_high INTEGER CHECK (grade_high BETWEEN grade_low AND 3),
  ki67_low REAL CHECK (ki67_low BETWEEN 0 AND 100),
  ki67_high REAL CHECK (ki67_high BETWEEN ki67_low AND 100),
  is_ki67_low_excluded INTEGER CHECK (is_ki67_low_excluded IN (0, 1)),
  is_ki67_high_excluded INTEGER CHECK (is_ki67_high_excluded IN (0, 1)),
  ki67_specimen TEXT CHECK (ki67_specimen IN ('surgical', 'primary_biopsy', 'metastasis_biopsy')),
  ki67_highest_in TEXT CHECK (ki67_highest_in IN ('primary', 'metastasis')),
  -- Categories without their letter T, N or M: x, 0, is, 1a ... tnm_prefix is one for all three, or one each: "p/p/c".
  t TEXT CHECK (t IN ('x', 'is', 'a') OR t GLOB '[0-4]' OR t GLOB '[0-4][a-d]'),
  n TEXT CHECK (n IN ('x', '+') OR n GLOB '[0-3]' OR n GLOB '[0-3][a-c]'),
  m TEXT CHECK (m = 'x' OR m GLOB '[01]' OR m GLOB '[01][a-c]'),
  tnm_prefix TEXT,
  tnm_edition TEXT,
  mitoses_per_10_hpf REAL CHECK (mitoses_per_10_hpf >= 0),
  mitoses_low REAL CHECK (mitoses_low >= 0),
  -- NULL while mitoses_low has a value: no upper end (">20").
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

-- Drugs that the text of a presentation names, and how it mentions each (C-90, C-92)
CREATE TABLE presentation_drug (
  presentation_key INTEGER NOT NULL REFERENCES fact_presentation (presentation_key),
  drug TEXT NOT NULL REFERENCES code_drug (code),
  drug_class TEXT NOT NULL,
  mention TEXT NOT NULL CHECK (mention IN ('proposed', 'conditional', 'negated', 'past')),
  PRIMARY KEY (presentation_key, drug)
) STRICT, WITHOUT ROWID;

-- Metastatic sites of each presentation
CREATE TABLE bridge_metastatic_site (
  presentation_key INTEGER NOT NULL REFERENCES fact_presentation (presentation_key),
  site TEXT NOT NULL REFERENCES code_metastatic_site (code),
  PRIMARY KEY (presentation_key, site)
) STRICT, WITHOUT ROWID;

-- Cardiovascular risk factors of each presentation
CREATE TABLE bridge_cardiovascular_risk_factor (
  presentation_key INTEGER NOT NULL REFERENCES fact_presentation (presentation_key),
  factor TEXT NOT NULL REFERENCES code_cardiovascular_risk_factor (code),
  PRIMARY KEY (presentation_key, factor)
) STRICT, WITHOUT ROWID;

-- Lines of therapy
CREATE TABLE fact_line_of_therapy (
  line_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  -- Tumor that the line treats; NULL for a patient without a tumor (C-92).
  tumor_key INTEGER REFERENCES dim_tumor (tumor_key),
  -- Number of the registry; lines made from administrations continue it (S-3).
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
  -- 1: a progression is recorded, with or without a date (C-5).
  has_progression INTEGER NOT NULL CHECK (has_progression IN (0, 1)),
  progressed_on TEXT CHECK (progressed_on IS date(progressed_on, '+0 days')),
  progressed_on_earliest TEXT CHECK (progressed_on_earliest <= coalesce(progressed_on, progressed_on_earliest)),
  progressed_on_latest TEXT CHECK (progressed_on_latest >= coalesce(progressed_on, progressed_on_latest)),
  -- 1: chemotherapy, targeted therapy or an unreadable type. Administrations belong to these lines (C-70).
  is_drug_line INTEGER NOT NULL CHECK (is_drug_line IN (0, 1)),
  -- 1: not a drug line, and it starts during a drug line (C-75).
  is_concomitant INTEGER NOT NULL CHECK (is_concomitant IN (0, 1)),
  -- Last day of a drug line. Without a recorded end: from its administrations, the next drug line or a fixed time (C-75).
  ran_until TEXT CHECK (ran_until IS date(ran_until, '+0 days')),
  progression_at_start TEXT CHECK (progression_at_start IN ('yes', 'no', 'not_evaluable')),
  has_concomitant_ssa INTEGER CHECK (has_concomitant_ssa IN (0, 1)),
  surgery_target TEXT CHECK (surgery_target IN ('primary', 'metastases', 'both')),
  resection_margin TEXT CHECK (resection_margin IN ('r0', 'r1', 'r2', 'rx')),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- Drugs of each line: named by the registry, given by the hospital, or both (C-92)
CREATE TABLE line_drug (
  line_key INTEGER NOT NULL REFERENCES fact_line_of_therapy (line_key),
  drug TEXT NOT NULL REFERENCES code_drug (code),
  drug_class TEXT NOT NULL,
  -- Distinct days of administration when the hospital data cover the start of the line; otherwise the registry's count (C-72).
  cycles INTEGER CHECK (cycles >= 0),
  first_on TEXT CHECK (first_on IS date(first_on, '+0 days')),
  last_on TEXT CHECK (last_on IS date(last_on, '+0 days')),
  -- Source that names the drug; `both`: the registry names it and the hospital gave it.
  source TEXT NOT NULL,
  PRIMARY KEY (line_key, drug)
) STRICT, WITHOUT ROWID;

-- Administrations of drugs at the hospital
CREATE TABLE fact_administration (
  administration_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  line_key INTEGER REFERENCES fact_line_of_therapy (line_key),
  administered_on TEXT NOT NULL CHECK (administered_on IS date(administered_on, '+0 days')),
  drug TEXT REFERENCES code_drug (code),
  dose_mg REAL CHECK (dose_mg >= 0),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- Tumor assessments by imaging
CREATE TABLE fact_response (
  response_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  line_key INTEGER REFERENCES fact_line_of_therapy (line_key),
  assessed_on TEXT NOT NULL CHECK (assessed_on IS date(assessed_on, '+0 days')),
  modality TEXT REFERENCES code_imaging_modality (code),
  -- 1: CT, MRI, PET-CT or no recorded modality; the response is read by RECIST (C-81).
  is_recist INTEGER NOT NULL CHECK (is_recist IN (0, 1)),
  response TEXT REFERENCES code_response (code),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- Toxicities, present or absent
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

-- Follow-up of each patient: vital status, last news, later treatments
CREATE TABLE fact_follow_up (
  patient_key INTEGER PRIMARY KEY REFERENCES dim_patient (patient_key),
  vital_status TEXT CHECK (vital_status IN ('alive', 'dead', 'lost_to_follow_up')),
  -- 1: a death is recorded, with or without a date (C-5).
  is_dead INTEGER NOT NULL CHECK (is_dead IN (0, 1)),
  died_on TEXT CHECK (died_on IS date(died_on, '+0 days')),
  died_on_earliest TEXT CHECK (died_on_earliest <= coalesce(died_on, died_on_earliest)),
  died_on_latest TEXT CHECK (died_on_latest >= coalesce(died_on, died_on_latest)),
  last_news_on TEXT CHECK (last_news_on IS date(last_news_on, '+0 days')),
  last_news_on_earliest TEXT CHECK (last_news_on_earliest <= coalesce(last_news_on, last_news_on_earliest)),
  last_news_on_latest TEXT CHECK (last_news_on_latest >= coalesce(last_news_on, last_news_on_latest)),
  -- Last exact day of news of any source; a date of death does not count (C-85).
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
