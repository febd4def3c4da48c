-- Cytotoxic lines with a regimen outside the families of the study
-- Grain: table_name, row_key, column_name
-- Rule: C-23
-- Source: fact_line_of_therapy
-- Missing: a line without a regimen is not examined
-- Check: conformance, value, verification
-- Severity: info
-- Threshold: 25 %
-- Counts: cytotoxic lines with a regimen
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'regimen' AS column_name,
  patient_key,
  regimen = 'other' AS is_failed
FROM fact_line_of_therapy
WHERE has_cytotoxic AND regimen IS NOT NULL
