-- Numbers at risk and events of each group of a comparison on each day with an event
-- Grain: variant, endpoint, comparison, days, subgroup
-- Rule: AP-24, AP-27
-- Source: comparison_variant, survival_day
-- Missing: a group without subjects is at risk 0; a comparison without events has no row
-- Materialized: (variant, endpoint, comparison, days, subgroup)
WITH
event_day AS (
  SELECT
    comparison_variant.variant,
    endpoint,
    comparison,
    days,
    SUM(events) AS total_events
  FROM survival_day
  JOIN comparison_variant ON group_variant = survival_day.variant AND subgroup = stratum
  WHERE events > 0
  GROUP BY comparison_variant.variant, endpoint, comparison, days
),
group_day AS (
  SELECT
    variant,
    endpoint,
    comparison,
    days,
    subgroup,
    position,
    total_events,
    (
      SELECT at_risk
      FROM survival_day AS next_day
      WHERE next_day.variant = group_variant
        AND next_day.endpoint = event_day.endpoint
        AND next_day.stratum = subgroup
        AND next_day.days >= event_day.days
      ORDER BY next_day.days
      LIMIT 1
    ) AS at_risk,
    (
      SELECT events
      FROM survival_day AS same_day
      WHERE same_day.variant = group_variant
        AND same_day.endpoint = event_day.endpoint
        AND same_day.stratum = subgroup
        AND same_day.days = event_day.days
    ) AS events
  FROM event_day
  JOIN comparison_variant USING (variant, comparison)
)
SELECT
  variant,
  endpoint,
  comparison,
  days,
  subgroup,
  position,
  COALESCE(at_risk, 0) AS at_risk,
  COALESCE(events, 0) AS events,
  SUM(at_risk) OVER this_day AS total_at_risk,
  total_events
FROM group_day
WINDOW this_day AS (PARTITION BY variant, endpoint, comparison, days)
