-- Strata whose responses do not add up to their patients
-- Grain: table_name, row_name, column_name
-- Rule: AP-12, C-20
-- Source: response_rate
-- Missing: never
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: strata
SELECT
  'response_rate' AS table_name,
  stratum AS row_name,
  'n' AS column_name,
  NULL AS patient_key,
  cr + pr + sd + pd + not_evaluable + missing <> n OR orr_n <> cr + pr OR dcr_n <> orr_n + sd AS is_failed
FROM response_rate
