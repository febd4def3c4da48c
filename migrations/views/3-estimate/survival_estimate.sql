-- Subjects, events, quartiles and median of the time to event with 95 % limits, for every way of counting
-- Grain: variant, endpoint, stratum, conf_type
-- Rule: AP-10, AP-19, AP-23, C-31
-- Source: survival_variant, study_endpoint, survival_stratum, survival_curve, survival_quantile
-- Missing: an empty stratum has subjects 0 and the rest NULL; a quantile or limit that the curve does not reach is NULL
WITH
declared_stratum AS (
  SELECT variant, endpoint, stratum, column1 AS conf_type
  FROM survival_variant
  CROSS JOIN study_endpoint
  CROSS JOIN survival_stratum
  CROSS JOIN (VALUES ('log-log'), ('log'))
),
stratum_size AS (
  SELECT variant, endpoint, stratum, MAX(at_risk) AS subjects, SUM(events) AS events
  FROM survival_curve
  GROUP BY variant, endpoint, stratum
),
quartile AS (
  SELECT
    variant,
    endpoint,
    stratum,
    conf_type,
    MAX(CASE WHEN probability = 0.25 THEN days END) AS q1,
    MAX(CASE WHEN probability = 0.25 THEN lower_95 END) AS q1_lower_95,
    MAX(CASE WHEN probability = 0.25 THEN upper_95 END) AS q1_upper_95,
    MAX(CASE WHEN probability = 0.50 THEN days END) AS median,
    MAX(CASE WHEN probability = 0.50 THEN lower_95 END) AS median_lower_95,
    MAX(CASE WHEN probability = 0.50 THEN upper_95 END) AS median_upper_95,
    MAX(CASE WHEN probability = 0.75 THEN days END) AS q3,
    MAX(CASE WHEN probability = 0.75 THEN lower_95 END) AS q3_lower_95,
    MAX(CASE WHEN probability = 0.75 THEN upper_95 END) AS q3_upper_95
  FROM survival_quantile
  GROUP BY variant, endpoint, stratum, conf_type
)
SELECT
  variant,
  endpoint,
  stratum,
  conf_type,
  COALESCE(subjects, 0) AS subjects,
  events,
  median / days_per_month AS median,
  median_lower_95 / days_per_month AS median_lower_95,
  median_upper_95 / days_per_month AS median_upper_95,
  q1 / days_per_month AS q1,
  q1_lower_95 / days_per_month AS q1_lower_95,
  q1_upper_95 / days_per_month AS q1_upper_95,
  q3 / days_per_month AS q3,
  q3_lower_95 / days_per_month AS q3_lower_95,
  q3_upper_95 / days_per_month AS q3_upper_95
FROM declared_stratum
CROSS JOIN statistical_constant
LEFT JOIN stratum_size USING (variant, endpoint, stratum)
LEFT JOIN quartile USING (variant, endpoint, stratum, conf_type)
