-- Steps of the flow that count other patients than they list
-- Grain: table_name, row_key, column_name
-- Rule: AP-5, C-40
-- Source: cohort_flow_patient, cohort_flow, study_flow_step
-- Missing: never
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: steps of the flow
WITH
listed AS (
  SELECT step, COUNT(*) AS patients
  FROM cohort_flow_patient
  GROUP BY step
)
SELECT
  'cohort_flow' AS table_name,
  flow.step AS row_key,
  'patients_left' AS column_name,
  NULL AS patient_key,
  COALESCE(patients, 0) <> CASE WHEN is_exclusion THEN patients_out ELSE patients_left END AS is_failed
FROM cohort_flow AS flow
JOIN study_flow_step USING (step)
LEFT JOIN listed USING (step)
