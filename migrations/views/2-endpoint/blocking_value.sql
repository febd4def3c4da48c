-- The one missing date without which an endpoint of an included patient cannot be computed
-- Grain: endpoint, patient_key
-- Rule: AP-10, AP-11, C-5
-- Source: included_line, endpoint_duration, line_progression
-- Missing: no row where two dates are missing, so that one alone would not help
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
)
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
