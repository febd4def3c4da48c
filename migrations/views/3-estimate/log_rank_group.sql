-- Subjects, observed and expected events of each group of a comparison
-- Grain: variant, endpoint, comparison, subgroup
-- Rule: AP-24, C-31
-- Source: log_rank_day
-- Missing: a group that is never at risk when an event occurs expects 0 and is dropped from the test: test_position is NULL
-- Materialized: (variant, endpoint, comparison, subgroup)
-- Formula: expected events = sum of d n_g / n over the days with an event (Mantel 1966)
WITH
group_total AS (
  SELECT
    variant,
    endpoint,
    comparison,
    subgroup,
    position,
    SUM(events) AS observed,
    SUM(1.0 * total_events * at_risk / total_at_risk) AS expected
  FROM log_rank_day
  GROUP BY variant, endpoint, comparison, subgroup, position
)
SELECT
  variant,
  endpoint,
  comparison,
  subgroup,
  position,
  observed,
  expected,
  CASE WHEN expected > 0 THEN SUM(expected > 0) OVER earlier_groups END AS test_position
FROM group_total
WINDOW earlier_groups AS (
  PARTITION BY variant, endpoint, comparison
  ORDER BY position
)
