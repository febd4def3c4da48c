-- Standardized excess of events of the tested groups, bordering their correlations
-- Grain: variant, endpoint, comparison, i, j
-- Rule: AP-24
-- Source: log_rank_group, log_rank_covariance
-- Missing: the first tested group is left out, it follows from the others; a group without variance has NULL cells
-- Formula: cell (g, h) = V_gh / sqrt(V_gg V_hh), cells (g, 0) and (0, g) = (O - E) / sqrt(V_gg), corner (0, 0) = 0
WITH
tested_group AS (
  SELECT
    variant,
    endpoint,
    comparison,
    subgroup,
    test_position,
    observed - expected AS excess,
    sqrt(covariance) AS std_error
  FROM log_rank_group
  JOIN log_rank_covariance USING (variant, endpoint, comparison, subgroup)
  WHERE test_position > 1 AND other_subgroup = subgroup
)
SELECT
  variant,
  endpoint,
  comparison,
  one.test_position AS i,
  other.test_position AS j,
  covariance / one.std_error / other.std_error AS value
FROM log_rank_covariance
JOIN tested_group AS one USING (variant, endpoint, comparison, subgroup)
JOIN tested_group AS other USING (variant, endpoint, comparison)
WHERE other.subgroup = other_subgroup
UNION ALL
SELECT variant, endpoint, comparison, test_position, 0, excess / std_error
FROM tested_group
UNION ALL
SELECT variant, endpoint, comparison, 0, test_position, excess / std_error
FROM tested_group
UNION ALL
SELECT variant, endpoint, comparison, 0, 0, 0.0
FROM log_rank_group
WHERE test_position = 1
