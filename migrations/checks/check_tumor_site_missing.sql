-- Tumors without a primary site
-- Grain: table_name, row_key, column_name
-- Rule: C-12, C-16
-- Source: dim_tumor, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: tumors
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'primary_site' AS column_name,
  patient_key,
  primary_site IS NULL AS is_failed
FROM dim_tumor
WHERE primary_site IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'dim_tumor' AND i.column_name = 'primary_site' AND i.row_key = tumor_key
  )
