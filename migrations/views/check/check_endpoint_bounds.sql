-- Times to event that start or end outside the days that they can
-- Grain: table_name, row_name, column_name
-- Rule: AP-27, C-10
-- Source: time_to_event_bounds
-- Missing: a time that cannot be computed has no row
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: times to event
SELECT
  'time_to_event' AS table_name,
  endpoint || ' ' || patient_key AS row_name,
  'ended_on' AS column_name,
  patient_key,
  start_value NOT BETWEEN start_earliest AND start_latest
    -- An end that imputation put before the start stands on the start (C-3).
    OR end_value NOT BETWEEN end_earliest AND end_latest AND end_value <> start_value AS is_failed
FROM time_to_event_bounds
