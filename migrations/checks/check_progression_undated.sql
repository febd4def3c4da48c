-- Progressions without a date known to the month
-- Grain: table_name, row_key, column_name
-- Rule: C-5
-- Source: fact_line_of_therapy, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: progressions of lines
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'progressed_on' AS column_name,
  patient_key,
  progressed_on IS NULL AS is_failed
FROM fact_line_of_therapy
WHERE has_progression
  AND (progressed_on IS NOT NULL OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_line_of_therapy' AND i.column_name = 'progressed_on' AND i.row_key = line_key
  ))
