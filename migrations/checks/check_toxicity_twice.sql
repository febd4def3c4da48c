-- Toxicities of one term, line and attribution that were not put together
-- Grain: table_name, row_key, column_name
-- Rule: S-6, C-88
-- Source: fact_adverse_event
-- Missing: a toxicity without a line is not examined
-- Check: plausibility, uniqueness, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: toxicities in a line
SELECT
  'fact_adverse_event' AS table_name,
  adverse_event_key AS row_key,
  'term' AS column_name,
  patient_key,
  COUNT(*) OVER (PARTITION BY line_key, term, attribution) > 1 AS is_failed
FROM fact_adverse_event
WHERE line_key IS NOT NULL
