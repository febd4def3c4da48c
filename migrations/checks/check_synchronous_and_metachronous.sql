-- Tumors whose metastases are synchronous and metachronous at once
-- Grain: table_name, row_key, column_name
-- Rule: C-65
-- Source: dim_tumor
-- Missing: a tumor without an answer is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors of which both are answered
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'has_metachronous_metastases' AS column_name,
  patient_key,
  has_synchronous_metastases AND has_metachronous_metastases AS is_failed
FROM dim_tumor
WHERE has_synchronous_metastases IS NOT NULL AND has_metachronous_metastases IS NOT NULL
