-- Deaths more than 31 days before the diagnosis
-- Grain: table_name, row_key, column_name
-- Rule: AP-11, AP-22
-- Source: fact_follow_up, dim_tumor
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: deaths with a date of diagnosis
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'died_on' AS column_name,
  patient_key,
  died_on_latest < date(diagnosed_on, '-31 days') AS is_failed
FROM fact_follow_up
JOIN dim_tumor USING (patient_key)
WHERE is_baseline AND died_on_latest IS NOT NULL AND diagnosed_on IS NOT NULL
