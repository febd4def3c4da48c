-- Mean time to event in months up to a horizon: the area under the Kaplan-Meier curve
-- Grain: endpoint, stratum, horizon
-- Rule: AP-23, C-30
-- Source: study_endpoint, survival_stratum, survival_curve
-- Missing: an empty stratum has a row with NULL
-- Formula: mean = area under S, its variance = sum of (area after t)^2 d / (n (n - d)) over the days t (Irwin 1949)
-- Formula: horizon `individual` is the last day of the stratum, `common` the last of the endpoint (rmean of R's survfit)
WITH
stratum_day AS (
  SELECT
    endpoint,
    stratum,
    days,
    at_risk,
    events,
    survival,
    MAX(days) OVER (PARTITION BY endpoint, stratum) AS last_day,
    MAX(days) OVER (PARTITION BY endpoint) AS common_last_day
  FROM survival_curve
  WHERE variant = 'primary'
),
horizon_day AS (
  SELECT endpoint, stratum, 'individual' AS horizon, last_day AS horizon_day, days, at_risk, events, survival
  FROM stratum_day
  UNION ALL
  SELECT endpoint, stratum, 'common', common_last_day, days, at_risk, events, survival
  FROM stratum_day
),
rectangle AS (
  SELECT
    endpoint,
    stratum,
    horizon,
    horizon_day,
    days,
    1.0 * events / at_risk / NULLIF(at_risk - events, 0) AS greenwood_term,
    survival * (LEAD(days, 1, horizon_day) OVER up_to_next_day - days) AS area
  FROM horizon_day
  WINDOW up_to_next_day AS (
    PARTITION BY endpoint, stratum, horizon
    ORDER BY days
  )
),
remaining_area AS (
  SELECT *, SUM(area) OVER (PARTITION BY endpoint, stratum, horizon ORDER BY days DESC) AS area_after
  FROM rectangle
),
curve_mean AS (
  SELECT
    endpoint,
    stratum,
    horizon,
    horizon_day,
    MIN(days) + SUM(area) AS mean_days,
    sqrt(COALESCE(SUM(area_after * area_after * greenwood_term), 0)) AS std_error_days
  FROM remaining_area
  GROUP BY endpoint, stratum, horizon, horizon_day
)
SELECT
  endpoint,
  stratum,
  column1 AS horizon,
  horizon_day / days_per_month AS horizon_months,
  mean_days / days_per_month AS restricted_mean,
  std_error_days / days_per_month AS std_error,
  (mean_days - z_95 * std_error_days) / days_per_month AS lower_95,
  (mean_days + z_95 * std_error_days) / days_per_month AS upper_95
FROM study_endpoint
CROSS JOIN survival_stratum
CROSS JOIN (VALUES ('individual'), ('common')) AS declared_horizon
CROSS JOIN statistical_constant
LEFT JOIN curve_mean USING (endpoint, stratum)
WHERE curve_mean.horizon IS NULL OR curve_mean.horizon = column1
