-- Metastases more than 31 days before the diagnosis
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, C-65
-- Source: dim_tumor
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 2 %
-- Counts: tumors with both dates
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'metastasized_on' AS column_name,
  patient_key,
  metastasized_on < date(diagnosed_on, '-31 days') AS is_failed
FROM dim_tumor
WHERE diagnosed_on IS NOT NULL AND metastasized_on IS NOT NULL
