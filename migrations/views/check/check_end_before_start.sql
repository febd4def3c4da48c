-- Lines that surely end before they start
-- Grain: table_name, row_key, column_name
-- Rule: AP-9, C-3
-- Source: fact_line_of_therapy
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: lines with a start and an end
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'ended_on' AS column_name,
  patient_key,
  ended_on < started_on_earliest AS is_failed
FROM fact_line_of_therapy
WHERE started_on_earliest IS NOT NULL AND ended_on IS NOT NULL
