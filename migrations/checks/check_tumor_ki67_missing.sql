-- Tumors without a Ki67
-- Grain: table_name, row_key, column_name
-- Rule: AP-20, ENETS standards of care for pathology, Neuroendocrinology 2017;105:196
-- Source: dim_tumor, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 20 %
-- Counts: tumors
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'ki67_low' AS column_name,
  patient_key,
  ki67_low IS NULL AS is_failed
FROM dim_tumor
WHERE ki67_low IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'dim_tumor' AND i.column_name = 'ki67_low' AND i.row_key = tumor_key
  )
