-- Rows of the tables that count more patients than their denominator
-- Grain: table_name, row_name, column_name
-- Rule: AP-25, C-42
-- Source: table_row
-- Missing: a question that no patient is asked is not examined
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: rows of tables of patients
SELECT
  printed_table AS table_name,
  section || ' ' || item || ' ' || stratum AS row_name,
  'n' AS column_name,
  NULL AS patient_key,
  n > denominator AS is_failed
FROM table_row
WHERE percent IS NOT NULL
