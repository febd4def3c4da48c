-- Patients who share a hospital number with another
-- Grain: table_name, row_key, column_name
-- Rule: S-1, C-17
-- Source: finding, current_run, dim_patient
-- Missing: never
-- Check: plausibility, uniqueness, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: patients
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'has_orbis_record' AS column_name,
  patient_key,
  patient_key IN (
    SELECT finding.patient_key
    FROM finding
    JOIN current_run USING (run_id)
    WHERE code = 'shared_hospital_id'
  ) AS is_failed
FROM dim_patient
