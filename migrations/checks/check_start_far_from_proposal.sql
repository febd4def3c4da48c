-- Index lines that start more than 183 days from their proposal
-- Grain: table_name, row_key, column_name
-- Rule: AP-6, AP-7
-- Source: study_patient, fact_line_of_therapy, fact_presentation
-- Missing: never
-- Check: plausibility, temporal, verification
-- Severity: info
-- Threshold: 20 %
-- Counts: analysed patients with a baseline proposal
SELECT
  'fact_line_of_therapy' AS table_name,
  index_line_key AS row_key,
  'started_on' AS column_name,
  study_patient.patient_key AS patient_key,
  ABS(julianday(line.started_on) - julianday(presented_on)) > 183 AS is_failed
FROM study_patient
JOIN fact_line_of_therapy AS line ON line_key = index_line_key
JOIN fact_presentation USING (presentation_key)
