-- Meetings on a Saturday or Sunday
-- Grain: table_name, row_key, column_name
-- Rule: AP-3
-- Source: fact_presentation
-- Missing: never
-- Check: plausibility, temporal, verification
-- Severity: info
-- Threshold: 2 %
-- Counts: validated presentations
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'presented_on' AS column_name,
  patient_key,
  strftime('%w', presented_on) IN ('0', '6') AS is_failed
FROM fact_presentation
