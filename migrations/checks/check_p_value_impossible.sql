-- Tests with a p value outside 0 to 1 or a negative statistic
-- Grain: table_name, row_name, column_name
-- Rule: AP-24
-- Source: log_rank
-- Missing: a test that could not be made is not examined
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: tests that could be made
SELECT
  'log_rank' AS table_name,
  endpoint || ' ' || comparison AS row_name,
  'p_value' AS column_name,
  NULL AS patient_key,
  p_value NOT BETWEEN 0 AND 1 OR chi_square < 0 AS is_failed
FROM log_rank
WHERE p_value IS NOT NULL
