-- Linked patients whom traits link, not the hospital number
-- Grain: table_name, row_key, column_name
-- Rule: S-1
-- Source: dim_patient
-- Missing: a patient who is not linked is not examined
-- Check: plausibility, atemporal, validation
-- Severity: info
-- Threshold: 20 %
-- Counts: patients linked to the hospital
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'orbis_linked_by' AS column_name,
  patient_key,
  orbis_linked_by = 'traits' AS is_failed
FROM dim_patient
WHERE orbis_linked_by IS NOT NULL
