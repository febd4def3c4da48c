-- Lines stopped for progression, or progressive at best, without a progression written down
-- Grain: table_name, row_key, column_name
-- Rule: C-5
-- Source: fact_line_of_therapy
-- Missing: never
-- Check: plausibility, atemporal, verification
-- Severity: info
-- Threshold: 30 %
-- Counts: lines stopped for progression or progressive at best
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'has_progression' AS column_name,
  patient_key,
  has_progression = 0 AS is_failed
FROM fact_line_of_therapy
WHERE stop_reason = 'progression' OR best_response = 'pd'
