-- Printed figures that the warehouse does not reproduce
-- Grain: table_name, row_name, column_name
-- Rule: C-42, AP-25
-- Source: published_comparison
-- Missing: a study without a print has nothing to examine
-- Check: conformance, computational, validation
-- Severity: info
-- Threshold: 0 %
-- Counts: printed figures
SELECT
  'published_comparison' AS table_name,
  id AS row_name,
  'computed' AS column_name,
  NULL AS patient_key,
  verdict = 'different' AS is_failed
FROM published_comparison
