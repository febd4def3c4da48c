-- First and last day that the start and the end of each time to event can be
-- Grain: endpoint, patient_key
-- Rule: AP-27, C-10, C-85
-- Source: time_to_event, endpoint_duration, line_first_day, last_seen
-- Missing: no row where the time is not computable
-- A value stays the imputed day, though what is known of its month narrows the bounds past it.
SELECT
  endpoint,
  patient_key,
  subgroup,
  started_on AS start_value,
  start_earliest,
  MIN(start_latest, COALESCE(begun_on, start_latest)) AS start_latest,
  time_to_event.ended_on AS end_value,
  CASE
    WHEN time_to_event.ended_by = 'death' THEN MIN(end_latest, MAX(end_earliest, COALESCE(seen_on, end_earliest)))
    ELSE end_earliest
  END AS end_earliest,
  end_latest,
  time_to_event.is_event
FROM time_to_event
JOIN endpoint_duration USING (endpoint, patient_key)
LEFT JOIN line_first_day ON line_first_day.line_key = time_to_event.line_key
LEFT JOIN last_seen USING (patient_key)
