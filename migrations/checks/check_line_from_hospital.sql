-- Lines that the registry does not have
-- Grain: table_name, row_key, column_name
-- Rule: S-3
-- Source: fact_line_of_therapy, study_setting
-- Missing: never
-- Check: plausibility, atemporal, validation
-- Severity: info
-- Threshold: 10 %
-- Counts: lines of therapy
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'source' AS column_name,
  patient_key,
  source <> registry_source AS is_failed
FROM fact_line_of_therapy
CROSS JOIN study_setting
