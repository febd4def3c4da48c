-- Presentations surely after the death
-- Grain: table_name, row_key, column_name
-- Rule: AP-3
-- Source: fact_presentation, fact_follow_up
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: presentations of the dead
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'presented_on' AS column_name,
  patient_key,
  presented_on > died_on_latest AS is_failed
FROM fact_presentation
JOIN fact_follow_up USING (patient_key)
WHERE died_on_latest IS NOT NULL
