-- Medians, log-rank p values and hazard ratios with every imputed day at its first or last possible day
-- Grain: endpoint, subject, statistic, scenario
-- Rule: AP-9, AP-27, C-10, C-30, C-32
-- Source: survival_variant, survival_estimate, comparison_variant, log_rank_result, hazard_ratio
-- Missing: NULL where the median is not reached, the test cannot be made or the ratio has no estimate; no row for the ratio of more than two groups, nor for moving them apart
-- Formula: Kaplan & Meier 1958, Mantel 1966, Cox 1972
WITH
compared_scenario AS (
  SELECT DISTINCT variant, comparison
  FROM comparison_variant
  WHERE purpose = 'imputation'
)
SELECT
  endpoint,
  stratum AS subject,
  'median' AS statistic,
  variant AS scenario,
  median AS value
FROM survival_estimate
JOIN survival_variant USING (variant)
WHERE purpose = 'imputation' AND conf_type = 'log-log'
UNION ALL
SELECT
  endpoint,
  comparison AS subject,
  'p_value' AS statistic,
  variant AS scenario,
  p_value AS value
FROM log_rank_result
JOIN compared_scenario USING (variant, comparison)
UNION ALL
SELECT
  endpoint,
  comparison AS subject,
  'hazard_ratio' AS statistic,
  variant AS scenario,
  hazard_ratio AS value
FROM hazard_ratio
JOIN compared_scenario USING (variant, comparison)
WHERE hazard_status <> 'not_two_groups'
