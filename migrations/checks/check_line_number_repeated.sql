-- Lines of therapy with the number of another line of the patient
-- Grain: table_name, row_key, column_name
-- Rule: AP-6, C-8
-- Source: fact_line_of_therapy
-- Missing: never
-- Check: conformance, relational, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: lines of therapy
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'line_number' AS column_name,
  patient_key,
  COUNT(*) OVER (PARTITION BY patient_key, line_number) > 1 AS is_failed
FROM fact_line_of_therapy
