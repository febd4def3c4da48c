-- Missing values that could each move an endpoint: a list of phone calls
-- Grain: endpoint, table_name, row_key, column_name
-- Rule: AP-5, AP-8, AP-10, AP-11, AP-12, AP-19, C-5, C-12
-- Source: included_line, endpoint_duration, line_progression, imputed_day, analysed_patient, exclusion_criterion, fact_line_of_therapy, index_line
-- Missing: days_at_stake is NULL where no number of days is at stake; place_of_care is that of the index line
-- Materialized: (endpoint, patient_key)
WITH
blocked_period AS (
  SELECT
    endpoint,
    patient_key,
    line_key,
    status,
    CASE WHEN progressed_on IS NULL AND endpoint <> 'os' THEN progression_line_key END AS undated_progression_line_key,
    has_undated_event OR end_value IS NULL AS has_no_end
  FROM included_line
  JOIN endpoint_duration USING (line_key, patient_key)
  LEFT JOIN line_progression USING (line_key)
),
-- The one missing date without which an endpoint cannot be computed: where two are missing, one alone does not help.
blocking_value AS (
  SELECT endpoint, patient_key, 'fact_line_of_therapy' AS table_name, line_key AS row_key, 'started_on' AS column_name
  FROM blocked_period
  WHERE status = 'start_missing' AND NOT has_no_end
  UNION ALL
  SELECT endpoint, patient_key, 'fact_line_of_therapy', undated_progression_line_key, 'progressed_on'
  FROM blocked_period
  WHERE status = 'event_undated' AND undated_progression_line_key IS NOT NULL
  UNION ALL
  SELECT endpoint, patient_key, 'fact_follow_up', patient_key, 'died_on'
  FROM blocked_period
  WHERE status = 'event_undated' AND undated_progression_line_key IS NULL
  UNION ALL
  SELECT endpoint, patient_key, 'fact_follow_up', patient_key, 'last_news_on'
  FROM blocked_period
  WHERE status = 'end_missing'
),
wanted_value AS (
  -- With the value, the endpoint is computable.
  SELECT endpoint, patient_key, table_name, row_key, column_name, 'computable' AS effect, NULL AS days_at_stake
  FROM blocking_value
  UNION ALL
  -- The exact day moves the duration by this number of days at most.
  SELECT endpoint, patient_key, table_name, row_key, column_name, 'duration', days_at_stake
  FROM imputed_day
  UNION ALL
  SELECT 'response', patient_key, 'fact_line_of_therapy', index_line_key, 'best_response', 'answer', NULL
  FROM analysed_patient
  WHERE best_response IS NULL
  UNION ALL
  -- The value may exclude the patient, or change the subgroup.
  SELECT 'all', patient_key, 'dim_tumor', exclusion_criterion.tumor_key, 'primary_site', 'selection', NULL
  FROM analysed_patient
  JOIN exclusion_criterion USING (patient_key)
  WHERE is_not_digestive IS NULL
  UNION ALL
  SELECT 'all', patient_key, 'dim_tumor', exclusion_criterion.tumor_key, 'differentiation', 'selection', NULL
  FROM analysed_patient
  JOIN exclusion_criterion USING (patient_key)
  WHERE is_not_well_differentiated IS NULL
  UNION ALL
  SELECT 'all', patient_key, 'dim_tumor', exclusion_criterion.tumor_key, 'has_histological_proof', 'selection', NULL
  FROM analysed_patient
  JOIN exclusion_criterion USING (patient_key)
  WHERE has_no_histological_proof IS NULL
)
SELECT
  endpoint,
  wanted_value.patient_key,
  table_name,
  row_key,
  column_name,
  effect,
  days_at_stake,
  place_of_care
FROM wanted_value
JOIN index_line ON index_line.patient_key = wanted_value.patient_key
JOIN fact_line_of_therapy USING (line_key)
