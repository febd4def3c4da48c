-- Tumors larger than 300 mm
-- Grain: table_name, row_key, column_name
-- Rule: C-64
-- Source: dim_tumor
-- Missing: a tumor without a size is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors with a size
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'size_mm' AS column_name,
  patient_key,
  size_mm > 300 AS is_failed
FROM dim_tumor
WHERE size_mm IS NOT NULL
