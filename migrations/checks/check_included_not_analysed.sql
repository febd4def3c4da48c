-- Included patients whose progression-free survival cannot be computed
-- Grain: table_name, row_key, column_name
-- Rule: AP-5, AP-10
-- Source: patient_flow
-- Missing: never
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 15 %
-- Counts: included patients
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'patient_key' AS column_name,
  patient_key,
  criterion = 'not_analysed' AS is_failed
FROM patient_flow
WHERE criterion IN ('analysed', 'not_analysed')
