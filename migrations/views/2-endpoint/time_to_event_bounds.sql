-- First and last day that the start and the end of each time to event can be
-- Grain: endpoint, patient_key
-- Rule: AP-27, C-10
-- Source: time_to_event, endpoint_duration
-- Missing: no row where the time is not computable
SELECT
  endpoint,
  patient_key,
  subgroup,
  started_on AS start_value,
  start_earliest,
  start_latest,
  time_to_event.ended_on AS end_value,
  end_earliest,
  end_latest,
  time_to_event.is_event
FROM time_to_event
JOIN endpoint_duration USING (endpoint, patient_key)
