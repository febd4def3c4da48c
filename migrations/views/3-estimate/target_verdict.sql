-- Median time to event beside the median that the study set as its threshold of success
-- Grain: endpoint, stratum
-- Rule: AP-28
-- Source: study_target, survival_estimate, survival_curve
-- Missing: without a median the verdict is `reached` if follow-up passes the target, else `not_estimable`
-- Formula: verdict on the point estimate, `limits` on the log-log limits of the median (Brookmeyer & Crowley 1982)
WITH
followed_stratum AS (
  SELECT endpoint, stratum, MAX(days) / days_per_month AS last_month
  FROM survival_curve
  CROSS JOIN statistical_constant
  WHERE variant = 'primary'
  GROUP BY endpoint, stratum
)
SELECT
  endpoint,
  stratum,
  target_months,
  subjects,
  median,
  median_lower_95,
  median_upper_95,
  CASE
    WHEN median >= target_months THEN 'reached'
    WHEN median < target_months THEN 'not_reached'
    WHEN last_month >= target_months THEN 'reached'
    ELSE 'not_estimable'
  END AS verdict,
  CASE
    WHEN median_lower_95 >= target_months THEN 'above_target'
    WHEN median_upper_95 < target_months THEN 'below_target'
    ELSE 'undecided'
  END AS limits
FROM study_target
JOIN survival_estimate USING (endpoint, stratum)
LEFT JOIN followed_stratum USING (endpoint, stratum)
WHERE variant = 'primary' AND conf_type = 'log-log'
