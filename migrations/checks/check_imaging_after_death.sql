-- Tumor assessments surely after the death
-- Grain: table_name, row_key, column_name
-- Rule: S-5
-- Source: fact_response, fact_follow_up
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: tumor assessments of the dead
SELECT
  'fact_response' AS table_name,
  response_key AS row_key,
  'assessed_on' AS column_name,
  patient_key,
  assessed_on > died_on_latest AS is_failed
FROM fact_response
JOIN fact_follow_up USING (patient_key)
WHERE died_on_latest IS NOT NULL
