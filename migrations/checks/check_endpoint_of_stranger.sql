-- Times to event of patients who are not analysed
-- Grain: table_name, row_name, column_name
-- Rule: AP-5
-- Source: time_to_event, study_patient
-- Missing: a time that cannot be computed has no row
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: times to event
SELECT
  'time_to_event' AS table_name,
  endpoint || ' ' || time_to_event.patient_key AS row_name,
  'patient_key' AS column_name,
  time_to_event.patient_key,
  study_patient.patient_key IS NULL AS is_failed
FROM time_to_event
LEFT JOIN study_patient USING (patient_key)
