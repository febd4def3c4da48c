-- Imputed days of the times to event, with the number of days between the first and last possible day
-- Grain: endpoint, patient_key, column_name
-- Rule: AP-8, C-10
-- Source: time_to_event_bounds, time_to_event, line_progression
-- Missing: a date known to the day has no row
SELECT
  endpoint,
  patient_key,
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  CAST(julianday(start_latest) - julianday(start_earliest) AS INTEGER) AS days_at_stake
FROM time_to_event_bounds
JOIN time_to_event USING (endpoint, patient_key)
WHERE start_earliest < start_latest
UNION ALL
SELECT
  endpoint,
  patient_key,
  CASE ended_by WHEN 'progression' THEN 'fact_line_of_therapy' ELSE 'fact_follow_up' END,
  CASE ended_by WHEN 'progression' THEN progression_line_key ELSE patient_key END,
  CASE ended_by WHEN 'progression' THEN 'progressed_on' WHEN 'death' THEN 'died_on' ELSE 'last_news_on' END,
  CAST(julianday(end_latest) - julianday(end_earliest) AS INTEGER)
FROM time_to_event_bounds
JOIN time_to_event USING (endpoint, patient_key)
LEFT JOIN line_progression USING (line_key)
WHERE end_earliest < end_latest
