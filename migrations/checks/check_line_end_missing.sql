-- Lines of therapy without an end, though not ongoing
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, C-26
-- Source: fact_line_of_therapy, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: info
-- Threshold: 30 %
-- Counts: lines of therapy that have ended
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'ended_on' AS column_name,
  patient_key,
  ended_on IS NULL AS is_failed
FROM fact_line_of_therapy
WHERE ended_on IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_line_of_therapy' AND i.column_name = 'ended_on' AND i.row_key = line_key
  )
