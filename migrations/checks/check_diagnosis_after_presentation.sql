-- Diagnoses more than 31 days after the meeting that names them
-- Grain: table_name, row_key, column_name
-- Rule: AP-3, AP-8
-- Source: fact_presentation
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: presentations with a date of diagnosis
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'diagnosed_on' AS column_name,
  patient_key,
  diagnosed_on > date(presented_on, '+31 days') AS is_failed
FROM fact_presentation
WHERE diagnosed_on IS NOT NULL
