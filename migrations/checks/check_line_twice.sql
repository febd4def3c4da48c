-- Lines of therapy of one kind that start on one day
-- Grain: table_name, row_key, column_name
-- Rule: AP-6, C-8
-- Source: fact_line_of_therapy
-- Missing: a line without a start is not examined
-- Check: plausibility, uniqueness, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: lines of therapy with a start
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  COUNT(*) OVER (PARTITION BY patient_key, started_on, modality, regimen) > 1 AS is_failed
FROM fact_line_of_therapy
WHERE started_on IS NOT NULL
