-- Patients of the registry without a record of the hospital
-- Grain: table_name, row_key, column_name
-- Rule: S-1, C-25
-- Source: dim_patient, etl_source_file, study_setting
-- Missing: without exports of the hospital no patient is examined
-- Check: plausibility, atemporal, validation
-- Severity: info
-- Threshold: 75 %
-- Counts: patients, where there are exports of the hospital
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'has_orbis_record' AS column_name,
  patient_key,
  has_orbis_record = 0 AS is_failed
FROM dim_patient
WHERE EXISTS (
  SELECT 1
  FROM etl_source_file
  CROSS JOIN study_setting
  WHERE status = 'used' AND source <> registry_source
)
