-- Doubts about the dates of the endpoints of the included patients
-- Grain: code, table_name, row_key, column_name
-- Rule: AP-9, C-3, C-5, C-85
-- Source: time_to_event, time_to_event_bounds, included_line, endpoint_duration, line_progression, vital_outcome, fact_line_of_therapy, patient_flow
-- Missing: never
WITH
included_duration AS (
  SELECT endpoint, patient_key, line_key, status, ended_by, is_end_moved, progression_line_key
  FROM included_line
  JOIN endpoint_duration USING (line_key, patient_key)
  LEFT JOIN line_progression USING (line_key)
),
doubtful_end AS (
  SELECT
    CASE WHEN is_end_moved THEN 'imputed_end_before_start' ELSE 'contradicting_dates' END AS code,
    patient_key,
    CASE ended_by WHEN 'progression' THEN 'fact_line_of_therapy' ELSE 'fact_follow_up' END AS table_name,
    CASE ended_by WHEN 'progression' THEN progression_line_key ELSE patient_key END AS row_key,
    CASE ended_by WHEN 'progression' THEN 'progressed_on' WHEN 'death' THEN 'died_on' ELSE 'last_news_on' END AS column_name
  FROM included_duration
  WHERE is_end_moved OR status = 'contradicting_dates'
)
SELECT DISTINCT code, patient_key, table_name, row_key, column_name
FROM doubtful_end
UNION ALL
SELECT DISTINCT 'undated_progression', patient_key, 'fact_line_of_therapy', progression_line_key, 'progressed_on'
FROM included_line
JOIN line_progression USING (line_key)
WHERE progressed_on IS NULL
UNION ALL
SELECT DISTINCT 'undated_death', patient_key, 'fact_follow_up', patient_key, 'died_on'
FROM included_line
JOIN vital_outcome USING (patient_key)
WHERE is_dead AND died_on IS NULL
UNION ALL
SELECT 'progression_without_date', patient_key, 'fact_line_of_therapy', line_key, 'progressed_on'
FROM included_line
JOIN fact_line_of_therapy USING (line_key, patient_key)
WHERE (stop_reason = 'progression' OR best_response = 'pd')
  AND line_key NOT IN (SELECT line_key FROM line_progression)
UNION ALL
SELECT 'os_not_computable', patient_key, 'fact_follow_up', patient_key, 'died_on'
FROM patient_flow
JOIN endpoint_duration USING (patient_key)
WHERE criterion = 'analysed' AND endpoint = 'os' AND status <> 'computable'
UNION
-- Other facts exclude the 15th of the month.
SELECT 'imputed_day_contradicted', patient_key, 'fact_line_of_therapy', line_key, 'started_on'
FROM time_to_event
JOIN time_to_event_bounds USING (endpoint, patient_key)
WHERE start_value > start_latest
UNION
SELECT 'imputed_day_contradicted', patient_key, 'fact_follow_up', patient_key, 'died_on'
FROM time_to_event
JOIN time_to_event_bounds USING (endpoint, patient_key)
WHERE ended_by = 'death' AND end_value < end_earliest
