-- At risk and events of the two groups of a comparison on each day with an event, side by side
-- Grain: endpoint, comparison, days
-- Rule: AP-24, C-30
-- Source: log_rank_day, study_comparison
-- Missing: a comparison of more than two groups has no row
WITH
two_group_comparison AS (
  SELECT comparison, MIN(position) AS reference_position
  FROM study_comparison
  GROUP BY comparison
  HAVING COUNT(*) = 2
)
SELECT
  endpoint,
  comparison,
  days,
  MAX(total_events) AS events,
  SUM(CASE WHEN position = reference_position THEN at_risk ELSE 0 END) AS reference_at_risk,
  SUM(CASE WHEN position = reference_position THEN events ELSE 0 END) AS reference_events,
  SUM(CASE WHEN position > reference_position THEN at_risk ELSE 0 END) AS exposed_at_risk,
  SUM(CASE WHEN position > reference_position THEN events ELSE 0 END) AS exposed_events
FROM log_rank_day
JOIN two_group_comparison USING (comparison)
WHERE variant = 'primary'
GROUP BY endpoint, comparison, days
