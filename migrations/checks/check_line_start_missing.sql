-- Lines of therapy without a start known to the month
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, AP-10
-- Source: fact_line_of_therapy, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: lines of therapy
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  started_on IS NULL AS is_failed
FROM fact_line_of_therapy
WHERE started_on IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_line_of_therapy' AND i.column_name = 'started_on' AND i.row_key = line_key
  )
