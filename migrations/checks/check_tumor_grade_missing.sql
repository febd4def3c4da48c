-- Tumors without a grade
-- Grain: table_name, row_key, column_name
-- Rule: AP-21, WHO 2019 classification of digestive tumors
-- Source: dim_tumor, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 15 %
-- Counts: tumors
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'grade' AS column_name,
  patient_key,
  grade IS NULL AS is_failed
FROM dim_tumor
WHERE grade IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'dim_tumor' AND i.column_name = 'grade' AND i.row_key = tumor_key
  )
