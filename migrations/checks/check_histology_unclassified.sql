-- Tumors with a histology outside the list
-- Grain: table_name, row_key, column_name
-- Rule: C-15
-- Source: dim_tumor
-- Missing: a tumor without a histology is not examined
-- Check: conformance, value, verification
-- Severity: warning
-- Threshold: 10 %
-- Counts: tumors with a histology
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'histology' AS column_name,
  patient_key,
  histology = 'other' AS is_failed
FROM dim_tumor
WHERE histology IS NOT NULL
