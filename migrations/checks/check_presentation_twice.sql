-- Presentations of one patient on one day
-- Grain: table_name, row_key, column_name
-- Rule: AP-3, C-15
-- Source: fact_presentation
-- Missing: never
-- Check: plausibility, uniqueness, verification
-- Severity: info
-- Threshold: 2 %
-- Counts: validated presentations
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'presented_on' AS column_name,
  patient_key,
  COUNT(*) OVER (PARTITION BY patient_key, presented_on) > 1 AS is_failed
FROM fact_presentation
