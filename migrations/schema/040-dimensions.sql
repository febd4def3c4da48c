-- Dimensions: patients and tumors. A NULL answer has one row in missing_cell (C-26).

-- Patients
CREATE TABLE dim_patient (
  patient_key INTEGER PRIMARY KEY,
  patient_pseudonym TEXT NOT NULL UNIQUE CHECK (length(patient_pseudonym) = 32),
  sex TEXT CHECK (sex IN ('male', 'female')),
  birth_month TEXT CHECK (birth_month IS strftime('%Y-%m', birth_month || '-01')),
  has_orbis_record INTEGER NOT NULL CHECK (has_orbis_record IN (0, 1)),
  orbis_linked_by TEXT CHECK (orbis_linked_by IN ('ipp', 'ipp_alone', 'traits')),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;

-- Tumors of the patients
CREATE TABLE dim_tumor (
  tumor_key INTEGER PRIMARY KEY,
  patient_key INTEGER NOT NULL REFERENCES dim_patient (patient_key),
  -- 1: the tumor of the baseline presentation (AP-7), or of the latest one when no presentation proposes the treatment.
  is_baseline INTEGER NOT NULL CHECK (is_baseline IN (0, 1)),
  primary_site TEXT REFERENCES code_primary_site (code),
  subgroup TEXT REFERENCES code_subgroup (code),
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
  -- One decimal: an exact age and the date of diagnosis would reveal the date of birth.
  age_at_diagnosis_years REAL CHECK (age_at_diagnosis_years BETWEEN 0 AND 130),
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key)
) STRICT;
