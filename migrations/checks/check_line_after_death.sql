-- Lines that surely start after the death
-- Grain: table_name, row_key, column_name
-- Rule: AP-11
-- Source: fact_line_of_therapy, fact_follow_up
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: lines with a start of the dead
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  started_on_earliest > died_on_latest AS is_failed
FROM fact_line_of_therapy
JOIN fact_follow_up USING (patient_key)
WHERE started_on_earliest IS NOT NULL AND died_on_latest IS NOT NULL
