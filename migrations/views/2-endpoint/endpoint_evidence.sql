-- Values that decide each endpoint of each patient: choice of the line, start, end
-- Grain: endpoint, patient_key, role, table_name, row_key, column_name
-- Rule: AP-6, AP-10, AP-11, AP-18, C-4, C-5, C-6
-- Source: endpoint_duration, line_progression, fact_follow_up
-- Missing: a patient without an index line has no endpoint; a value may be missing itself, missing_value says why
WITH
-- Columns that choose or start a line.
value_of_line AS (
  SELECT column1 AS role, column2 AS column_name
  FROM (VALUES
    ('line', 'has_bevacizumab'),
    ('line', 'has_cytotoxic'),
    ('line', 'line_number'),
    ('start', 'started_on')
  )
),
value_of_end AS (
  SELECT column1 AS ended_by, column2 AS role, column3 AS column_name
  FROM (VALUES
    ('death', 'end', 'died_on'),
    ('death', 'event', 'is_dead'),
    ('last_news', 'end', 'last_news_on'),
    ('last_news', 'event', 'is_dead'),
    ('cutoff', 'end', 'last_news_on'),
    ('cutoff', 'event', 'is_dead')
  )
)
SELECT endpoint, patient_key, role, 'fact_line_of_therapy' AS table_name, line_key AS row_key, column_name
FROM endpoint_duration
CROSS JOIN value_of_line
UNION ALL
-- The progression that ends the line; without one, the answer of the line that there was none.
SELECT
  endpoint,
  patient_key,
  column1,
  'fact_line_of_therapy',
  COALESCE(progression_line_key, line_key),
  column2
FROM endpoint_duration
LEFT JOIN line_progression USING (line_key)
CROSS JOIN (VALUES ('end', 'progressed_on'), ('event', 'has_progression'))
WHERE endpoint <> 'os'
  AND (column1 = 'event' OR progression_line_key IS NOT NULL)
UNION ALL
SELECT endpoint, patient_key, role, 'fact_follow_up', follow_up.patient_key, column_name
FROM endpoint_duration
JOIN fact_follow_up AS follow_up USING (patient_key)
JOIN value_of_end ON value_of_end.ended_by = endpoint_duration.ended_by
