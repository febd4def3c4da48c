-- Covariance of the observed events of two groups of a comparison, given the margins of each day
-- Grain: variant, endpoint, comparison, subgroup, other_subgroup
-- Rule: AP-24
-- Source: log_rank_day
-- Missing: a comparison without events has no row; a day with one subject at risk adds nothing
-- Materialized: (variant, endpoint, comparison, subgroup, other_subgroup)
-- Formula: sum of d (n - d) / (n - 1) * n_g / n * ([g = h] - n_h / n) (hypergeometric, Mantel 1966)
SELECT
  variant,
  endpoint,
  comparison,
  one.subgroup,
  other.subgroup AS other_subgroup,
  SUM(
    1.0 * one.total_events * (one.total_at_risk - one.total_events) / MAX(one.total_at_risk - 1, 1)
    * one.at_risk / one.total_at_risk
    * ((one.subgroup = other.subgroup) - 1.0 * other.at_risk / other.total_at_risk)
  ) AS covariance
FROM log_rank_day AS one
JOIN log_rank_day AS other USING (variant, endpoint, comparison, days)
GROUP BY variant, endpoint, comparison, one.subgroup, other.subgroup
