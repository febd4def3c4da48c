-- First lines more than 31 days before the diagnosis
-- Grain: table_name, row_key, column_name
-- Rule: AP-17, C-15
-- Source: fact_line_of_therapy, dim_tumor
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: patients with a diagnosis and a dated line
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'diagnosed_on' AS column_name,
  patient_key,
  (
    SELECT MIN(line.started_on_latest)
    FROM fact_line_of_therapy AS line
    WHERE line.patient_key = dim_tumor.patient_key
  ) < date(diagnosed_on, '-31 days') AS is_failed
FROM dim_tumor
WHERE is_baseline
  AND diagnosed_on IS NOT NULL
  AND EXISTS (
    SELECT 1
    FROM fact_line_of_therapy AS line
    WHERE line.patient_key = dim_tumor.patient_key AND line.started_on_latest IS NOT NULL
  )
