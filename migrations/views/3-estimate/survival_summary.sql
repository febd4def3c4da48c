-- Subjects, events, median and quartiles of the time to event in months, with 95 % limits
-- Grain: endpoint, stratum, conf_type
-- Rule: AP-19, AP-23, C-31
-- Source: survival_estimate
-- Missing: an empty stratum has subjects 0 and the rest NULL; a quantile or limit that the curve does not reach is NULL
-- Formula: Kaplan & Meier 1958; limits of quantiles after Brookmeyer & Crowley 1982
SELECT
  endpoint,
  stratum,
  conf_type,
  subjects,
  events,
  median,
  median_lower_95,
  median_upper_95,
  q1,
  q1_lower_95,
  q1_upper_95,
  q3,
  q3_lower_95,
  q3_upper_95
FROM survival_estimate
WHERE variant = 'primary'
