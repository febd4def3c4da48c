-- Times to event that end after the cut-off
-- Grain: table_name, row_name, column_name
-- Rule: AP-2, C-6
-- Source: time_to_event, study_setting
-- Missing: a time that cannot be computed has no row
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: times to event
SELECT
  'time_to_event' AS table_name,
  endpoint || ' ' || time_to_event.patient_key AS row_name,
  'ended_on' AS column_name,
  time_to_event.patient_key,
  ended_on > cutoff AS is_failed
FROM time_to_event
CROSS JOIN study_setting
