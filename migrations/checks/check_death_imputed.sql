-- Deaths of which only the month is known
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, AP-27
-- Source: fact_follow_up
-- Missing: a date without a month is not examined
-- Check: conformance, value, verification
-- Severity: info
-- Threshold: 20 %
-- Counts: dates known to the month or the day
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'died_on' AS column_name,
  patient_key,
  died_on_earliest < died_on_latest AS is_failed
FROM fact_follow_up
WHERE died_on IS NOT NULL
