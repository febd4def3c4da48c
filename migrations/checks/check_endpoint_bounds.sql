-- Times to event whose bounds are out of order, or outside the possible days of the dates
-- Grain: table_name, row_name, column_name
-- Rule: AP-27, C-10
-- Source: time_to_event_bounds, endpoint_duration
-- Missing: a time that cannot be computed has no row
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: times to event
SELECT
  'time_to_event' AS table_name,
  bounds.endpoint || ' ' || bounds.patient_key AS row_name,
  'ended_on' AS column_name,
  bounds.patient_key,
  bounds.start_value NOT BETWEEN duration.start_earliest AND duration.start_latest
    -- An end that imputation put before the start is the start (C-3).
    OR bounds.end_value NOT BETWEEN duration.end_earliest AND duration.end_latest AND bounds.end_value <> bounds.start_value
    -- Other facts of a month narrow its bounds, and never widen them (C-85).
    OR bounds.start_latest NOT BETWEEN bounds.start_earliest AND duration.start_latest
    OR bounds.end_earliest NOT BETWEEN duration.end_earliest AND bounds.end_latest AS is_failed
FROM time_to_event_bounds AS bounds
JOIN endpoint_duration AS duration USING (endpoint, patient_key)
