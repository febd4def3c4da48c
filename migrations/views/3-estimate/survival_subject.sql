-- Time and event of every subject, once for each way of counting them
-- Grain: variant, endpoint, patient_key
-- Rule: AP-9, AP-10, AP-23, AP-27, C-10, C-32
-- Source: time_to_event, time_to_event_censoring, time_to_event_bounds
-- Missing: a subject whose time is not computable has no row
-- Formula: variant `reversed` takes the censoring as the event (reverse Kaplan-Meier, Schemper & Smith 1996)
WITH
dated_subject AS (
  SELECT 'imputed' AS variant, endpoint, patient_key, subgroup, is_event,
    start_value AS started_on, end_value AS ended_on
  FROM time_to_event_bounds
  UNION ALL
  SELECT 'earliest', endpoint, patient_key, subgroup, is_event, start_earliest, end_earliest
  FROM time_to_event_bounds
  UNION ALL
  SELECT 'latest', endpoint, patient_key, subgroup, is_event, start_latest, end_latest
  FROM time_to_event_bounds
  UNION ALL
  SELECT 'start_early_end_late', endpoint, patient_key, subgroup, is_event, start_earliest, end_latest
  FROM time_to_event_bounds
  UNION ALL
  SELECT 'start_late_end_early', endpoint, patient_key, subgroup, is_event, start_latest, end_earliest
  FROM time_to_event_bounds
)
SELECT 'primary' AS variant, endpoint, patient_key, subgroup, days, is_event
FROM time_to_event
UNION ALL
SELECT 'reversed', endpoint, patient_key, subgroup, days, 1 - is_event
FROM time_to_event
UNION ALL
SELECT censoring, endpoint, patient_key, subgroup, days, is_event
FROM time_to_event_censoring
UNION ALL
SELECT variant, endpoint, patient_key, subgroup,
  MAX(0, CAST(julianday(ended_on) - julianday(started_on) AS INTEGER)), is_event
FROM dated_subject
