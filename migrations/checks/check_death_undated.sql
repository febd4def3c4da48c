-- Deaths without a date known to the month
-- Grain: table_name, row_key, column_name
-- Rule: C-5
-- Source: fact_follow_up, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: deaths
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'died_on' AS column_name,
  patient_key,
  died_on IS NULL AS is_failed
FROM fact_follow_up
WHERE is_dead
  AND (died_on IS NOT NULL OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_follow_up' AND i.column_name = 'died_on' AND i.row_key = patient_key
  ))
