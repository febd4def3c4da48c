-- Percentages with exact and score 95 % limits
-- Grain: item, stratum
-- Rule: AP-19, AP-25
-- Source: counted_proportion, clopper_pearson_bound, statistical_constant
-- Missing: without trials the percentage and the limits are NULL
-- Formula: percent to one decimal, half up, in whole numbers: (2000 x + n) / 2 n, the remainder dropped, then / 10
-- Formula: clopper_* Clopper & Pearson 1934; wilson_* (x + z^2/2 -+ z sqrt(x (n - x) / n + z^2/4)) / (n + z^2) (Wilson 1927)
WITH
limited AS (
  SELECT
    item,
    stratum,
    counted.successes,
    counted.trials,
    below.lower_95 AS clopper_lower_95,
    1 - above.lower_95 AS clopper_upper_95,
    counted.successes + z_95 * z_95 / 2 AS wilson_center,
    z_95 * sqrt(
      1.0 * counted.successes * (counted.trials - counted.successes) / counted.trials + z_95 * z_95 / 4
    ) AS wilson_reach,
    counted.trials + z_95 * z_95 AS wilson_trials
  FROM counted_proportion AS counted
  CROSS JOIN statistical_constant
  LEFT JOIN clopper_pearson_bound AS below
    ON below.successes = counted.successes AND below.trials = counted.trials
  LEFT JOIN clopper_pearson_bound AS above
    ON above.successes = counted.trials - counted.successes AND above.trials = counted.trials
)
SELECT
  item,
  stratum,
  successes,
  trials,
  1.0 * successes / trials AS proportion,
  (2000 * successes + trials) / (2 * trials) / 10.0 AS percent,
  clopper_lower_95,
  clopper_upper_95,
  MAX(0.0, (wilson_center - wilson_reach) / wilson_trials) AS wilson_lower_95,
  MIN(1.0, (wilson_center + wilson_reach) / wilson_trials) AS wilson_upper_95
FROM limited
