-- Hazard ratio of the second group of a comparison relative to the first, with Wald limits
-- Grain: variant, endpoint, comparison
-- Rule: AP-24, AP-27, C-30, C-31
-- Source: study_endpoint, comparison_variant, cox_day, cox_fit
-- Missing: the ratio is NULL unless the status is `estimated`
-- Materialized: (variant, endpoint, comparison)
-- Formula: exp(b) and exp(b -+ z / sqrt(information)) (Cox 1972)
WITH
compared_pair AS (
  SELECT variant, endpoint, comparison, COUNT(*) AS declared_groups
  FROM study_endpoint
  CROSS JOIN comparison_variant
  WHERE purpose IN ('primary', 'imputation')
  GROUP BY variant, endpoint, comparison
),
event_count AS (
  SELECT variant, endpoint, comparison, SUM(reference_events) AS reference_events, SUM(exposed_events) AS exposed_events
  FROM cox_day
  GROUP BY variant, endpoint, comparison
)
SELECT
  variant,
  endpoint,
  comparison,
  CASE WHEN is_converged THEN exp(log_hazard_ratio) END AS hazard_ratio,
  CASE WHEN is_converged THEN exp(log_hazard_ratio - z_95 / sqrt(information)) END AS hazard_lower_95,
  CASE WHEN is_converged THEN exp(log_hazard_ratio + z_95 / sqrt(information)) END AS hazard_upper_95,
  CASE
    WHEN declared_groups <> 2 THEN 'not_two_groups'
    WHEN COALESCE(reference_events, 0) = 0 OR exposed_events = 0 THEN 'no_event_in_a_group'
    WHEN is_converged IS NULL THEN 'infinite'
    WHEN NOT is_converged THEN 'not_converged'
    ELSE 'estimated'
  END AS hazard_status
FROM compared_pair
CROSS JOIN statistical_constant
LEFT JOIN event_count USING (variant, endpoint, comparison)
LEFT JOIN cox_fit USING (variant, endpoint, comparison)
