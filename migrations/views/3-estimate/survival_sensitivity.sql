-- Median time to event in months under other rules of censoring
-- Grain: endpoint, stratum, censoring
-- Rule: AP-10, C-32
-- Source: survival_variant, survival_estimate
-- Missing: an empty stratum has subjects 0 and the rest NULL; a median or limit that the curve does not reach is NULL
-- Formula: Kaplan & Meier 1958; log-log limits after Brookmeyer & Crowley 1982
SELECT
  endpoint,
  stratum,
  variant AS censoring,
  subjects,
  events,
  median,
  median_lower_95,
  median_upper_95
FROM survival_estimate
JOIN survival_variant USING (variant)
WHERE purpose = 'censoring' AND conf_type = 'log-log'
