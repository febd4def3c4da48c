-- Progression-free times that are longer than the overall survival
-- Grain: table_name, row_key, column_name
-- Rule: AP-10, AP-11
-- Source: time_to_event
-- Missing: a patient without both is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: patients with both
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'patient_key' AS column_name,
  patient_key,
  pfs.days > os.days AS is_failed
FROM time_to_event AS pfs
JOIN time_to_event AS os USING (patient_key)
WHERE pfs.endpoint = 'pfs' AND os.endpoint = 'os'
