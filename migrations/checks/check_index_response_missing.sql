-- Index lines without a best response
-- Grain: table_name, row_key, column_name
-- Rule: AP-12, C-20
-- Source: study_patient, line_response
-- Missing: never
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 20 %
-- Counts: analysed patients
SELECT
  'fact_line_of_therapy' AS table_name,
  index_line_key AS row_key,
  'best_response' AS column_name,
  study_patient.patient_key AS patient_key,
  best_response IS NULL AS is_failed
FROM study_patient
LEFT JOIN line_response ON line_key = index_line_key
