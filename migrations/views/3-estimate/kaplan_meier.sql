-- Kaplan-Meier curve of every endpoint and stratum
-- Grain: endpoint, stratum, conf_type, months
-- Rule: AP-23, C-31, C-66
-- Source: survival_limit
-- Missing: an empty stratum has no row; no standard error and no limits where survival is 0, no log-log limits where it is 1
-- Formula: Kaplan & Meier 1958, standard error of S(t) after Greenwood 1926
SELECT
  endpoint,
  stratum,
  days,
  days / days_per_month AS months,
  at_risk,
  events,
  censored,
  survival,
  std_error,
  lower_95,
  upper_95,
  conf_type
FROM survival_limit
CROSS JOIN statistical_constant
WHERE variant = 'primary'
