-- Deaths on which the sources disagree
-- Grain: table_name, row_key, column_name
-- Rule: S-4
-- Source: source_conflict, fact_follow_up
-- Missing: a date of which nothing is known is not examined
-- Check: plausibility, atemporal, validation
-- Severity: warning
-- Threshold: 10 %
-- Counts: dated deaths
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'died_on' AS column_name,
  patient_key,
  EXISTS (
    SELECT 1
    FROM source_conflict AS conflict
    WHERE conflict.table_name = 'fact_follow_up' AND conflict.row_key = fact_follow_up.patient_key AND conflict.column_name = 'died_on'
  ) AS is_failed
FROM fact_follow_up
WHERE died_on IS NOT NULL
