-- Median follow-up in months, with 95 % limits
-- Grain: endpoint, stratum, conf_type
-- Rule: AP-23, C-31
-- Source: survival_estimate
-- Missing: an empty stratum has subjects 0 and the rest NULL; a median or limit that the curve does not reach is NULL
-- Formula: Kaplan-Meier with the censoring as the event (reverse Kaplan-Meier, Schemper & Smith 1996)
SELECT
  endpoint,
  stratum,
  conf_type,
  subjects,
  events AS censored,
  median,
  median_lower_95,
  median_upper_95
FROM survival_estimate
WHERE variant = 'reversed'
