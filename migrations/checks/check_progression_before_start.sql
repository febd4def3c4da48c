-- Progressions surely before the start of their line
-- Grain: table_name, row_key, column_name
-- Rule: AP-9, C-2
-- Source: fact_line_of_therapy
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: lines with a start and a progression
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'progressed_on' AS column_name,
  patient_key,
  progressed_on_latest < started_on_earliest AS is_failed
FROM fact_line_of_therapy
WHERE started_on_earliest IS NOT NULL AND progressed_on_latest IS NOT NULL
