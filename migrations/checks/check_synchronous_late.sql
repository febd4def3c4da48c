-- Synchronous metastases more than 183 days after the diagnosis
-- Grain: table_name, row_key, column_name
-- Rule: C-65; within 6 months by usage
-- Source: dim_tumor
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: info
-- Threshold: 5 %
-- Counts: tumors with synchronous metastases and both dates
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'metastasized_on' AS column_name,
  patient_key,
  metastasized_on > date(diagnosed_on, '+183 days') AS is_failed
FROM dim_tumor
WHERE has_synchronous_metastases AND diagnosed_on IS NOT NULL AND metastasized_on IS NOT NULL
