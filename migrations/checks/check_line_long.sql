-- Cytotoxic lines of more than 60 months
-- Grain: table_name, row_key, column_name
-- Rule: AP-10
-- Source: fact_line_of_therapy, study_setting
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: cytotoxic lines with a start and an end
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'ended_on' AS column_name,
  patient_key,
  (julianday(ended_on) - julianday(started_on)) / days_per_month > 60 AS is_failed
FROM fact_line_of_therapy
CROSS JOIN study_setting
WHERE has_cytotoxic AND started_on IS NOT NULL AND ended_on IS NOT NULL
