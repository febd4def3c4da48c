-- Administrations of one drug to one patient on one day
-- Grain: table_name, row_key, column_name
-- Rule: S-3, C-58
-- Source: fact_administration
-- Missing: an unknown drug is not examined
-- Check: plausibility, uniqueness, verification
-- Severity: info
-- Threshold: 1 %
-- Counts: administrations of a known drug
SELECT
  'fact_administration' AS table_name,
  administration_key AS row_key,
  'administered_on' AS column_name,
  patient_key,
  COUNT(*) OVER (PARTITION BY patient_key, administered_on, drug) > 1 AS is_failed
FROM fact_administration
WHERE drug IS NOT NULL
