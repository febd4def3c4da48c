-- Ages at diagnosis outside 18 to 110 years
-- Grain: table_name, row_key, column_name
-- Rule: AP-22
-- Source: dim_tumor
-- Missing: a tumor without an age is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors with an age
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'age_at_diagnosis_years' AS column_name,
  patient_key,
  age_at_diagnosis_years NOT BETWEEN 18 AND 110 AS is_failed
FROM dim_tumor
WHERE age_at_diagnosis_years IS NOT NULL
