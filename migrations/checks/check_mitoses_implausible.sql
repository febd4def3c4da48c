-- Tumors with more than 200 mitoses in 10 fields
-- Grain: table_name, row_key, column_name
-- Rule: AP-21
-- Source: dim_tumor
-- Missing: a tumor without mitoses is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors with mitoses
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'mitoses_per_10_hpf' AS column_name,
  patient_key,
  mitoses_per_10_hpf > 200 AS is_failed
FROM dim_tumor
WHERE mitoses_per_10_hpf IS NOT NULL
