-- Log-rank test of every comparison, for every way of counting
-- Grain: variant, endpoint, comparison
-- Rule: AP-24, AP-27, C-31
-- Source: comparison_variant, study_endpoint, survival_day, log_rank_test, log_rank_p_value
-- Missing: NULL where `status` is not `tested`, but 0 where no group or only one is at risk when events occur (as R)
-- Formula: Mantel 1966
WITH
inhabited_stratum AS (
  SELECT DISTINCT variant, endpoint, stratum
  FROM survival_day
),
declared_comparison AS (
  SELECT
    comparison_variant.variant,
    study_endpoint.endpoint,
    comparison,
    COUNT(inhabited_stratum.stratum) AS groups_with_subjects
  FROM comparison_variant
  CROSS JOIN study_endpoint
  LEFT JOIN inhabited_stratum
    ON inhabited_stratum.variant = group_variant
    AND inhabited_stratum.endpoint = study_endpoint.endpoint
    AND inhabited_stratum.stratum = subgroup
  GROUP BY comparison_variant.variant, study_endpoint.endpoint, comparison
),
judged_comparison AS (
  SELECT
    variant,
    endpoint,
    comparison,
    df,
    chi_square,
    p_value,
    CASE
      WHEN groups_with_subjects < 2 THEN 'one_group'
      WHEN df IS NULL THEN 'no_event'
      WHEN chi_square IS NULL THEN 'singular'
      WHEN df = 0 THEN 'one_group_at_risk'
      ELSE 'tested'
    END AS status
  FROM declared_comparison
  LEFT JOIN log_rank_test USING (variant, endpoint, comparison)
  LEFT JOIN log_rank_p_value USING (variant, endpoint, comparison)
)
SELECT
  variant,
  endpoint,
  comparison,
  CASE status WHEN 'one_group' THEN NULL WHEN 'no_event' THEN 0.0 ELSE chi_square END AS chi_square,
  CASE WHEN status IN ('tested', 'one_group_at_risk') THEN df END AS df,
  CASE WHEN status IN ('tested', 'one_group_at_risk') THEN p_value END AS p_value,
  status
FROM judged_comparison
