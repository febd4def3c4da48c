-- Proportions of the groups of a comparison against its first group, with Fisher's exact p
-- Grain: item, comparison, subgroup
-- Rule: AP-25
-- Source: compared_proportion, fisher_exact
-- Missing: p_value is NULL where a group has no trials
-- Formula: Fisher 1935, two-sided
SELECT
  item,
  comparison,
  reference_subgroup,
  subgroup,
  reference_successes,
  reference_trials,
  successes,
  trials,
  (2000 * reference_successes + reference_trials) / (2 * reference_trials) / 10.0 AS reference_percent,
  (2000 * successes + trials) / (2 * trials) / 10.0 AS percent,
  p_value
FROM compared_proportion
LEFT JOIN fisher_exact USING (reference_successes, reference_trials, successes, trials)
