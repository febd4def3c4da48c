-- Proportions outside their own limits, or above the whole
-- Grain: table_name, row_name, column_name
-- Rule: AP-25
-- Source: proportion
-- Missing: a stratum without patients is not examined
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: proportions with patients
SELECT
  'proportion' AS table_name,
  item || ' ' || stratum AS row_name,
  'proportion' AS column_name,
  NULL AS patient_key,
  successes > trials
    OR proportion NOT BETWEEN clopper_lower_95 - 1e-9 AND clopper_upper_95 + 1e-9
    OR proportion NOT BETWEEN wilson_lower_95 - 1e-9 AND wilson_upper_95 + 1e-9 AS is_failed
FROM proportion
WHERE trials > 0
