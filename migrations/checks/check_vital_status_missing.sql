-- Followed patients without a vital status
-- Grain: table_name, row_key, column_name
-- Rule: AP-11
-- Source: fact_follow_up, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: patients with a follow-up
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'vital_status' AS column_name,
  patient_key,
  vital_status IS NULL AS is_failed
FROM fact_follow_up
WHERE vital_status IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_follow_up' AND i.column_name = 'vital_status' AND i.row_key = patient_key
  )
