-- Patients without a follow-up in any source
-- Grain: table_name, row_key, column_name
-- Rule: AP-10, AP-11
-- Source: dim_patient, fact_follow_up
-- Missing: never
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: patients
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'patient_key' AS column_name,
  patient_key,
  follow_up.patient_key IS NULL AS is_failed
FROM dim_patient
LEFT JOIN fact_follow_up AS follow_up USING (patient_key)
