-- Tumors whose ICD-10 code is no tumor
-- Grain: table_name, row_key, column_name
-- Rule: C-12, ICD-10 chapter II
-- Source: dim_tumor
-- Missing: a tumor without a code is not examined
-- Check: conformance, value, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors with an ICD-10 code
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'icd10_code' AS column_name,
  patient_key,
  icd10_code NOT GLOB '[CD]*' OR substr(icd10_code, 1, 3) > 'D48' AS is_failed
FROM dim_tumor
WHERE icd10_code IS NOT NULL
