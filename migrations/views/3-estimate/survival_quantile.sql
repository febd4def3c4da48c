-- Days by which a quarter, half and three quarters have had the event, with 95 % limits
-- Grain: variant, endpoint, stratum, conf_type, probability
-- Rule: AP-23, C-31
-- Source: survival_limit
-- Missing: a quantile or limit that the curve does not reach is NULL, an empty stratum has no row
-- Materialized: (variant, endpoint, stratum, conf_type, probability)
-- Formula: first day with S <= 1 - p; on a flat at exactly 1 - p the middle of the flat, as R's quantile.survfit
-- Formula: limits where those of S(t) cross the same level (Brookmeyer & Crowley 1982)
WITH
level AS (
  SELECT column1 AS probability, 1 - column1 AS survival_level
  FROM (VALUES (0.25), (0.5), (0.75))
),
crossing AS (
  SELECT
    variant,
    endpoint,
    stratum,
    conf_type,
    probability,
    MAX(days) AS last_day,
    MIN(CASE WHEN survival <= survival_level + tolerance THEN days END) AS day_at,
    MIN(CASE WHEN survival <= survival_level - tolerance THEN days END) AS day_below,
    MIN(CASE WHEN lower_95 <= survival_level + tolerance THEN days END) AS lower_day_at,
    MIN(CASE WHEN lower_95 <= survival_level - tolerance THEN days END) AS lower_day_below,
    MIN(CASE WHEN upper_95 <= survival_level + tolerance THEN days END) AS upper_day_at,
    MIN(CASE WHEN upper_95 <= survival_level - tolerance THEN days END) AS upper_day_below
  FROM survival_limit
  CROSS JOIN level
  CROSS JOIN statistical_constant
  GROUP BY variant, endpoint, stratum, conf_type, probability
)
SELECT
  variant,
  endpoint,
  stratum,
  conf_type,
  probability,
  (day_at + COALESCE(day_below, last_day)) / 2.0 AS days,
  (lower_day_at + COALESCE(lower_day_below, last_day)) / 2.0 AS lower_95,
  (upper_day_at + COALESCE(upper_day_below, last_day)) / 2.0 AS upper_95
FROM crossing
