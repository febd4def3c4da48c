-- Lines with a target of surgery or a margin that are no surgery
-- Grain: table_name, row_key, column_name
-- Rule: C-25
-- Source: fact_line_of_therapy
-- Missing: a line without a kind of treatment is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: lines with a target or a margin
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'modality' AS column_name,
  patient_key,
  modality <> 'surgery' AS is_failed
FROM fact_line_of_therapy
WHERE COALESCE(surgery_target, resection_margin) IS NOT NULL AND modality IS NOT NULL
