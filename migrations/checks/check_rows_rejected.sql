-- Rows of the exports that could not be used
-- Grain: table_name, row_key, column_name
-- Rule: C-44, C-58
-- Source: source_row
-- Missing: rows that are ignored by rule are not examined
-- Check: conformance, value, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: rows that no newer version or copy replaces
SELECT
  'source_row' AS table_name,
  source_row_key AS row_key,
  'fate' AS column_name,
  NULL AS patient_key,
  fate = 'rejected' AS is_failed
FROM source_row
WHERE fate IN ('loaded', 'rejected')
