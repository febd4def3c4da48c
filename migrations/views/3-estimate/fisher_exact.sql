-- Two-sided exact test of two proportions
-- Grain: reference_successes, reference_trials, successes, trials
-- Rule: AP-25
-- Source: compared_proportion
-- Missing: no row where a group has no trials
-- Materialized: (reference_successes, reference_trials, successes, trials)
-- Formula: given the margins, the probability of all tables no likelier than the one seen (Fisher 1935); hypergeometric
-- Formula: weights by the ratio of neighbors, from the likeliest table outwards; likelier by less than 1e-7 is a tie, as in R
WITH RECURSIVE
seen AS (
  SELECT DISTINCT reference_successes, reference_trials, successes, trials,
    reference_successes + successes AS both_successes
  FROM compared_proportion
  WHERE reference_trials > 0 AND trials > 0
),
likeliest AS (
  SELECT *, (both_successes + 1) * (trials + 1) / (reference_trials + trials + 2) AS mode
  FROM seen
),
-- `x` is what `successes` could have been, `weight` its probability relative to the mode
upward AS (
  SELECT *, mode AS x, 1.0 AS weight
  FROM likeliest
  UNION ALL
  SELECT reference_successes, reference_trials, successes, trials, both_successes, mode, x + 1,
    weight * (trials - x) * (both_successes - x) / (x + 1) / (reference_trials - both_successes + x + 1)
  FROM upward
  WHERE x < MIN(trials, both_successes) AND weight > 0
),
downward AS (
  SELECT *, mode AS x, 1.0 AS weight
  FROM likeliest
  UNION ALL
  SELECT reference_successes, reference_trials, successes, trials, both_successes, mode, x - 1,
    weight * x * (reference_trials - both_successes + x) / (trials - x + 1) / (both_successes - x + 1)
  FROM downward
  WHERE x > MAX(0, both_successes - reference_trials) AND weight > 0
),
possible AS (
  SELECT reference_successes, reference_trials, successes, trials, x, weight FROM upward
  UNION ALL
  SELECT reference_successes, reference_trials, successes, trials, x, weight FROM downward WHERE x < mode
),
likelihood AS (
  SELECT *, SUM(CASE WHEN x = successes THEN weight END) OVER this_table AS seen_weight
  FROM possible
  WINDOW this_table AS (PARTITION BY reference_successes, reference_trials, successes, trials)
)
SELECT
  reference_successes,
  reference_trials,
  successes,
  trials,
  SUM(CASE WHEN weight <= COALESCE(seen_weight, 0) * fisher_tie THEN weight ELSE 0 END) / SUM(weight) AS p_value
FROM likelihood
CROSS JOIN statistical_constant
GROUP BY reference_successes, reference_trials, successes, trials
