-- Toxicities without a grade
-- Grain: table_name, row_key, column_name
-- Rule: AP-14, AP-15
-- Source: fact_adverse_event, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 20 %
-- Counts: toxicities that are present
SELECT
  'fact_adverse_event' AS table_name,
  adverse_event_key AS row_key,
  'grade' AS column_name,
  patient_key,
  grade IS NULL AS is_failed
FROM fact_adverse_event
WHERE status = 'present'
  AND (grade IS NOT NULL OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_adverse_event' AND i.column_name = 'grade' AND i.row_key = adverse_event_key
  ))
