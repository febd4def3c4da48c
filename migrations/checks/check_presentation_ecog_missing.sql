-- Presentations without a performance status
-- Grain: table_name, row_key, column_name
-- Rule: C-15, C-64
-- Source: fact_presentation, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 20 %
-- Counts: validated presentations
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'ecog_status' AS column_name,
  patient_key,
  ecog_status IS NULL AS is_failed
FROM fact_presentation
WHERE ecog_status IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_presentation' AND i.column_name = 'ecog_status' AND i.row_key = presentation_key
  )
