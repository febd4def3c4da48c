-- Medians and log-rank p values with every imputed day at the ends of what it can be
-- Grain: endpoint, subject, statistic, scenario
-- Rule: AP-9, AP-27, C-10, C-32
-- Source: survival_variant, survival_estimate, log_rank_result
-- Missing: NULL where the median is not reached or the test cannot be made
-- Formula: Kaplan & Meier 1958, Mantel 1966
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
JOIN survival_variant USING (variant)
WHERE purpose = 'imputation'
