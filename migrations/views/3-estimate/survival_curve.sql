-- Product-limit estimate of survival with the variance of its logarithm
-- Grain: variant, endpoint, stratum, days
-- Rule: AP-23, C-31, C-66
-- Source: survival_day
-- Missing: where survival is 0 its logarithm and the variance are NULL
-- Materialized: (variant, endpoint, stratum, days)
-- Formula: S(t) = product of (n - d) / n over the days up to t (Kaplan & Meier 1958), here exp of a sum of logarithms
-- Formula: variance of ln S(t) = sum of d / (n (n - d)) over the same days (Greenwood 1926)
WITH
survival_log AS (
  SELECT
    variant,
    endpoint,
    stratum,
    days,
    at_risk,
    events,
    censored,
    SUM(log10(1.0 * (at_risk - events) / at_risk)) OVER up_to_this_day * ln_10 AS ln_survival,
    SUM(1.0 * events / at_risk / (at_risk - events)) OVER up_to_this_day AS ln_variance
  FROM survival_day
  CROSS JOIN statistical_constant
  WINDOW up_to_this_day AS (
    PARTITION BY variant, endpoint, stratum
    ORDER BY days
  )
)
SELECT
  variant,
  endpoint,
  stratum,
  days,
  at_risk,
  events,
  censored,
  CASE WHEN events < at_risk THEN exp(ln_survival) ELSE 0.0 END AS survival,
  CASE WHEN events < at_risk THEN ln_survival END AS ln_survival,
  CASE WHEN events < at_risk THEN ln_variance END AS ln_variance
FROM survival_log
