-- Tumors of which nobody says whether histology proves them
-- Grain: table_name, row_key, column_name
-- Rule: AP-5, C-12
-- Source: dim_tumor, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 10 %
-- Counts: tumors
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'has_histological_proof' AS column_name,
  patient_key,
  has_histological_proof IS NULL AS is_failed
FROM dim_tumor
WHERE has_histological_proof IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'dim_tumor' AND i.column_name = 'has_histological_proof' AND i.row_key = tumor_key
  )
