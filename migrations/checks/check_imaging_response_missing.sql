-- Tumor assessments without a response
-- Grain: table_name, row_key, column_name
-- Rule: C-20
-- Source: fact_response, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: info
-- Threshold: 50 %
-- Counts: tumor assessments
SELECT
  'fact_response' AS table_name,
  response_key AS row_key,
  'response' AS column_name,
  patient_key,
  response IS NULL AS is_failed
FROM fact_response
WHERE response IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_response' AND i.column_name = 'response' AND i.row_key = response_key
  )
