-- Patients who share a hospital number with another
-- Grain: table_name, row_key, column_name
-- Rule: S-1, C-17
-- Source: finding, etl_run, dim_patient
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
    WHERE code = 'shared_hospital_id' AND run_id = (SELECT MAX(run_id) FROM etl_run)
  ) AS is_failed
FROM dim_patient
