-- Numbers at risk and events of the two groups of a comparison on each day with an event, side by side
-- Grain: variant, endpoint, comparison, days
-- Rule: AP-24, AP-27, C-30
-- Source: log_rank_day, comparison_variant
-- Missing: a comparison of more than two groups has no row, nor has a way of counting that has no hazard ratio
WITH
fitted_comparison AS (
  SELECT variant, comparison, MIN(position) AS reference_position
  FROM comparison_variant
  WHERE purpose IN ('primary', 'imputation')
  GROUP BY variant, comparison
  HAVING COUNT(*) = 2
)
SELECT
  variant,
  endpoint,
  comparison,
  days,
  MAX(total_events) AS events,
  SUM(CASE WHEN position = reference_position THEN at_risk ELSE 0 END) AS reference_at_risk,
  SUM(CASE WHEN position = reference_position THEN events ELSE 0 END) AS reference_events,
  SUM(CASE WHEN position > reference_position THEN at_risk ELSE 0 END) AS exposed_at_risk,
  SUM(CASE WHEN position > reference_position THEN events ELSE 0 END) AS exposed_events
FROM log_rank_day
JOIN fitted_comparison USING (variant, comparison)
GROUP BY variant, endpoint, comparison, days
