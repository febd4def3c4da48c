-- Columns with more than 5 % of values that cannot be read
-- Grain: table_name, row_key, column_name
-- Rule: S-7, C-26
-- Source: missing_data_summary, answer_column
-- Missing: never
-- Check: conformance, value, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: answer columns with rows
SELECT
  table_name,
  column_id AS row_key,
  column_name,
  NULL AS patient_key,
  100 * unreadable > 5 * n AS is_failed
FROM missing_data_summary
JOIN answer_column USING (table_name, column_name)
WHERE n > 0
