-- Patients with more than 12 lines of therapy
-- Grain: table_name, row_key, column_name
-- Rule: AP-17
-- Source: fact_line_of_therapy
-- Missing: a patient without a line is not examined
-- Check: plausibility, atemporal, verification
-- Severity: info
-- Threshold: 1 %
-- Counts: patients with a line
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'patient_key' AS column_name,
  patient_key,
  COUNT(*) > 12 AS is_failed
FROM fact_line_of_therapy
GROUP BY patient_key
