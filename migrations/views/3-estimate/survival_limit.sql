-- Survival with its standard error and 95 % limits on two scales
-- Grain: variant, endpoint, stratum, days, conf_type
-- Rule: AP-23, C-31, C-66
-- Source: survival_curve
-- Missing: no standard error and no limits where survival is 0, no log-log limits where it is 1
-- Formula: log      exp(ln S -+ z se), se = sqrt(variance of ln S), the upper limit at most 1
-- Formula: log-log  S to the power of exp(+- z se / ln S) (Kalbfleisch & Prentice 1980)
WITH
log_limit AS (
  SELECT
    variant, endpoint, stratum, days, at_risk, events, censored, survival, ln_variance,
    'log' AS conf_type,
    exp(ln_survival - z_95 * sqrt(ln_variance)) AS lower_95,
    MIN(1.0, exp(ln_survival + z_95 * sqrt(ln_variance))) AS upper_95
  FROM survival_curve
  CROSS JOIN statistical_constant
),
log_log_limit AS (
  SELECT
    variant, endpoint, stratum, days, at_risk, events, censored, survival, ln_variance,
    'log-log' AS conf_type,
    CASE WHEN survival < 1 THEN exp(ln_survival * exp(-z_95 * sqrt(ln_variance) / ln_survival)) END AS lower_95,
    CASE WHEN survival < 1 THEN exp(ln_survival * exp(z_95 * sqrt(ln_variance) / ln_survival)) END AS upper_95
  FROM survival_curve
  CROSS JOIN statistical_constant
)
SELECT
  variant, endpoint, stratum, days, conf_type, at_risk, events, censored, survival,
  survival * sqrt(ln_variance) AS std_error,
  lower_95, upper_95
FROM log_log_limit
UNION ALL
SELECT
  variant, endpoint, stratum, days, conf_type, at_risk, events, censored, survival,
  survival * sqrt(ln_variance) AS std_error,
  lower_95, upper_95
FROM log_limit
