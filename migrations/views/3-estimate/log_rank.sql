-- Log-rank test of every endpoint and comparison, with the hazard ratio of two groups
-- Grain: endpoint, comparison
-- Rule: AP-24, C-30, C-31
-- Source: log_rank_result, hazard_ratio
-- Missing: a value that cannot be estimated is NULL; `status` (of the test) and `hazard_status` say why
-- Formula: Mantel 1966; hazard ratio Cox 1972, ties after Efron 1977
SELECT
  endpoint,
  comparison,
  chi_square,
  df,
  p_value,
  status,
  hazard_ratio,
  hazard_lower_95,
  hazard_upper_95,
  hazard_status
FROM log_rank_result
JOIN hazard_ratio USING (variant, endpoint, comparison)
WHERE variant = 'primary'
