-- Analysed patients without a record of a toxicity that the study looks for
-- Grain: table_name, row_key, column_name
-- Rule: AP-16
-- Source: patient_toxicity
-- Missing: never
-- Check: completeness, verification
-- Severity: info
-- Threshold: 40 %
-- Counts: analysed patients and parts of the treatment
SELECT
  'patient_toxicity' AS table_name,
  patient_key AS row_key,
  attribution AS column_name,
  patient_key,
  answer = 'missing' AS is_failed
FROM patient_toxicity
