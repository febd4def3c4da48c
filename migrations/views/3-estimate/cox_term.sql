-- Risk sets of the partial likelihood, one for each event: tied events leave one after the other
-- Grain: variant, endpoint, comparison, days, already_left
-- Rule: AP-24, AP-27, C-30
-- Source: cox_day
-- Missing: a comparison of more than two groups has no row
-- Materialized: (variant, endpoint, comparison)
-- Formula: the i-th of d tied events counts those of its day with weight 1 - (i - 1) / d (Efron 1977)
WITH RECURSIVE
event AS (
  SELECT variant, endpoint, comparison, days, events, 0 AS already_left,
    reference_at_risk, reference_events, exposed_at_risk, exposed_events
  FROM cox_day
  UNION ALL
  SELECT variant, endpoint, comparison, days, events, already_left + 1,
    reference_at_risk, reference_events, exposed_at_risk, exposed_events
  FROM event
  WHERE already_left + 1 < events
)
SELECT
  variant,
  endpoint,
  comparison,
  days,
  already_left,
  reference_at_risk - 1.0 * already_left / events * reference_events AS reference_at_risk,
  exposed_at_risk - 1.0 * already_left / events * exposed_events AS exposed_at_risk
FROM event
