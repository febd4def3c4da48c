-- Administrations surely after the death
-- Grain: table_name, row_key, column_name
-- Rule: S-3
-- Source: fact_administration, fact_follow_up
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: administrations to the dead
SELECT
  'fact_administration' AS table_name,
  administration_key AS row_key,
  'administered_on' AS column_name,
  patient_key,
  administered_on > died_on_latest AS is_failed
FROM fact_administration
JOIN fact_follow_up USING (patient_key)
WHERE died_on_latest IS NOT NULL
