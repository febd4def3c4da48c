-- Times to event that are not the days between their start and end
-- Grain: table_name, row_name, column_name
-- Rule: C-3
-- Source: time_to_event
-- Missing: a time that cannot be computed has no row
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: times to event
SELECT
  'time_to_event' AS table_name,
  endpoint || ' ' || patient_key AS row_name,
  'days' AS column_name,
  patient_key,
  days <> julianday(ended_on) - julianday(started_on) OR days < 0 AS is_failed
FROM time_to_event
