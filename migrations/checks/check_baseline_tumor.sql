-- Patients with tumors of which not exactly one is the baseline
-- Grain: table_name, row_key, column_name
-- Rule: AP-7, C-16
-- Source: dim_tumor
-- Missing: a patient without a tumor is not examined
-- Check: conformance, relational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: patients with a tumor
SELECT
  'dim_tumor' AS table_name,
  MIN(tumor_key) AS row_key,
  'is_baseline' AS column_name,
  patient_key,
  SUM(is_baseline) <> 1 AS is_failed
FROM dim_tumor
GROUP BY patient_key
