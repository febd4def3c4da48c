-- Ages at diagnosis that the month of birth does not give, by more than two months
-- Grain: table_name, row_key, column_name
-- Rule: AP-22
-- Source: dim_tumor, dim_patient, study_setting
-- Missing: a tumor without the three is not examined
-- Check: conformance, computational, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors with an age and an exact day of diagnosis
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'age_at_diagnosis_years' AS column_name,
  patient_key,
  ABS((julianday(diagnosed_on) - julianday(birth_month || '-15')) / days_per_year - age_at_diagnosis_years) > 2.0 / 12 AS is_failed
FROM dim_tumor
JOIN dim_patient USING (patient_key)
CROSS JOIN study_setting
WHERE diagnosed_on IS NOT NULL AND birth_month IS NOT NULL AND age_at_diagnosis_years IS NOT NULL
