-- Presentations that do not say whether there are metastases
-- Grain: table_name, row_key, column_name
-- Rule: C-15
-- Source: fact_presentation, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 10 %
-- Counts: validated presentations
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'has_metastases' AS column_name,
  patient_key,
  has_metastases IS NULL AS is_failed
FROM fact_presentation
WHERE has_metastases IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_presentation' AND i.column_name = 'has_metastases' AND i.row_key = presentation_key
  )
