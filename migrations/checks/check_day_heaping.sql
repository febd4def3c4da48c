-- Exact starts of lines on the 1st or the 15th, where 7 % are expected
-- Grain: table_name, row_key, column_name
-- Rule: AP-8
-- Source: fact_line_of_therapy
-- Missing: a start that is not known to the day is not examined
-- Check: plausibility, atemporal, verification
-- Severity: info
-- Threshold: 15 %
-- Counts: exact starts of lines
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  substr(started_on, 9) IN ('01', '15') AS is_failed
FROM fact_line_of_therapy
WHERE started_on_earliest = started_on_latest
