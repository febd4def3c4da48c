-- Starts of lines of which only the year is known
-- Grain: table_name, row_key, column_name
-- Rule: AP-8
-- Source: fact_line_of_therapy
-- Missing: a start of which nothing is known is not examined
-- Check: conformance, value, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: starts of lines of which something is known
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  started_on IS NULL AS is_failed
FROM fact_line_of_therapy
WHERE started_on_earliest IS NOT NULL
