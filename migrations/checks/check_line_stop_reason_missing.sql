-- Cytotoxic lines without a reason of their stop
-- Grain: table_name, row_key, column_name
-- Rule: C-25
-- Source: fact_line_of_therapy, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: info
-- Threshold: 20 %
-- Counts: lines with a cytotoxic drug
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'stop_reason' AS column_name,
  patient_key,
  stop_reason IS NULL AS is_failed
FROM fact_line_of_therapy
WHERE has_cytotoxic
  AND (stop_reason IS NOT NULL OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_line_of_therapy' AND i.column_name = 'stop_reason' AND i.row_key = line_key
  ))
