-- Starts of lines of which only the month is known
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, AP-27
-- Source: fact_line_of_therapy
-- Missing: a date without a month is not examined
-- Check: conformance, value, verification
-- Severity: info
-- Threshold: 30 %
-- Counts: dates known to the month or the day
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  started_on_earliest < started_on_latest AS is_failed
FROM fact_line_of_therapy
WHERE started_on IS NOT NULL
