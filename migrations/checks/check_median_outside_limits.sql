-- Medians outside their own limits
-- Grain: table_name, row_name, column_name
-- Rule: AP-23
-- Source: survival_summary
-- Missing: a median that is not reached is not examined
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: medians that are reached
SELECT
  'survival_summary' AS table_name,
  endpoint || ' ' || stratum || ' ' || conf_type AS row_name,
  'median' AS column_name,
  NULL AS patient_key,
  median < COALESCE(median_lower_95, median) OR median > COALESCE(median_upper_95, median) AS is_failed
FROM survival_summary
WHERE median IS NOT NULL
