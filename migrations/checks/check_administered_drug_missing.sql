-- Administrations of a drug that is not known
-- Grain: table_name, row_key, column_name
-- Rule: C-14, S-3
-- Source: fact_administration, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: administrations
SELECT
  'fact_administration' AS table_name,
  administration_key AS row_key,
  'drug' AS column_name,
  patient_key,
  drug IS NULL AS is_failed
FROM fact_administration
WHERE drug IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_administration' AND i.column_name = 'drug' AND i.row_key = administration_key
  )
