-- Steps of the flow whose counts do not follow from the step before
-- Grain: table_name, row_key, column_name
-- Rule: AP-5, C-40, STROBE 13
-- Source: cohort_flow
-- Missing: never
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: steps of the flow
SELECT
  'cohort_flow' AS table_name,
  step AS row_key,
  'patients_left' AS column_name,
  NULL AS patient_key,
  patients_out < 0
    OR patients_in - patients_out <> patients_left
    OR patients_in <> LAG(patients_left, 1, patients_in) OVER (ORDER BY step) AS is_failed
FROM cohort_flow
