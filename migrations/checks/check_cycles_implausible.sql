-- Lines with more than 60 cycles
-- Grain: table_name, row_key, column_name
-- Rule: AP-13
-- Source: fact_line_of_therapy
-- Missing: a line without cycles is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: lines with cycles
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'cycles' AS column_name,
  patient_key,
  cycles > 60 AS is_failed
FROM fact_line_of_therapy
WHERE cycles IS NOT NULL
