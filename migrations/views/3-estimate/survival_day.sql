-- Life table: subjects at risk, with the event and censored on each day of a stratum
-- Grain: variant, endpoint, stratum, days
-- Rule: AP-9, AP-10, AP-19, AP-23, AP-27, C-10, C-32
-- Source: time_to_event, time_to_event_censoring, time_to_event_bounds
-- Missing: a day without an event or censoring has no row, a stratum without subjects has none
-- Materialized: (variant, endpoint, stratum, days)
-- Formula: a subject is at risk on day t when its own time is t or later, so an event comes before a censoring of that day
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
),
-- Time and event of every subject, once for each way of counting them.
survival_subject AS (
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
),
subgroup_day AS (
  SELECT variant, endpoint, subgroup, days, SUM(is_event) AS events, SUM(1 - is_event) AS censored
  FROM survival_subject
  GROUP BY variant, endpoint, subgroup, days
),
stratum_day AS (
  SELECT variant, endpoint, 'all' AS stratum, days, SUM(events) AS events, SUM(censored) AS censored
  FROM subgroup_day
  GROUP BY variant, endpoint, days
  UNION ALL
  SELECT variant, endpoint, subgroup, days, events, censored
  FROM subgroup_day
)
SELECT
  variant,
  endpoint,
  stratum,
  days,
  SUM(events + censored) OVER from_this_day_on AS at_risk,
  events,
  censored
FROM stratum_day
WINDOW from_this_day_on AS (
  PARTITION BY variant, endpoint, stratum
  ORDER BY days DESC
)
