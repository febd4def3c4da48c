-- Lines with more cycles than weeks, a month granted
-- Grain: table_name, row_key, column_name
-- Rule: AP-13
-- Source: fact_line_of_therapy
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: lines with cycles, a start and an end
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'cycles' AS column_name,
  patient_key,
  cycles > (julianday(ended_on) - julianday(started_on) + 31) / 7 AS is_failed
FROM fact_line_of_therapy
WHERE cycles IS NOT NULL AND ended_on >= started_on
