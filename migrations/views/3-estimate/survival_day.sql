-- Life table: who is at risk, has the event or is censored on each day of a stratum
-- Grain: variant, endpoint, stratum, days
-- Rule: AP-19, AP-23
-- Source: survival_subject
-- Missing: a day on which nobody leaves has no row, a stratum without subjects has none
-- Materialized: (variant, endpoint, stratum, days)
-- Formula: a subject is at risk on day t when its own time is t or later, so an event comes before a censoring of that day
WITH
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
