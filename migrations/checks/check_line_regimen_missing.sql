-- Cytotoxic lines without a regimen
-- Grain: table_name, row_key, column_name
-- Rule: C-23, C-62
-- Source: fact_line_of_therapy, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 10 %
-- Counts: lines with a cytotoxic drug
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'regimen' AS column_name,
  patient_key,
  regimen IS NULL AS is_failed
FROM fact_line_of_therapy
WHERE has_cytotoxic
  AND (regimen IS NOT NULL OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_line_of_therapy' AND i.column_name = 'regimen' AND i.row_key = line_key
  ))
