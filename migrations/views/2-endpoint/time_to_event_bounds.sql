-- First and last possible day of the start and the end of each time to event
-- Grain: endpoint, patient_key
-- Rule: AP-27, C-10, C-85
-- Source: time_to_event, endpoint_duration, fact_line_of_therapy, fact_follow_up, fact_administration, fact_adverse_event, imputed_date, last_seen
-- Missing: no row where the time is not computable
-- The value stays the imputed day, even where other facts of the month move the bounds past it.
WITH
begun_day AS (
  SELECT line_key, ended_on AS day
  FROM fact_line_of_therapy
  WHERE ended_on_earliest = ended_on_latest
  UNION ALL
  SELECT line_key, progressed_on
  FROM fact_line_of_therapy
  WHERE progressed_on_earliest = progressed_on_latest
  UNION ALL
  SELECT line_key, died_on
  FROM fact_line_of_therapy
  JOIN fact_follow_up USING (patient_key)
  WHERE died_on_earliest = died_on_latest
  UNION ALL
  SELECT line_key, administered_on
  FROM fact_administration
  WHERE line_key IS NOT NULL
  UNION ALL
  SELECT line_key, event.started_on
  FROM fact_adverse_event AS event
  LEFT JOIN imputed_date AS imputed
    ON imputed.table_name = 'fact_adverse_event'
    AND imputed.row_key = adverse_event_key
    AND imputed.column_name = 'started_on'
  WHERE line_key IS NOT NULL AND event.started_on IS NOT NULL AND imputed.row_key IS NULL
),
-- First exact day on which a line is known to run.
line_first_day AS (
  SELECT line_key, MIN(day) AS begun_on
  FROM begun_day
  JOIN fact_line_of_therapy USING (line_key)
  -- A day before the first possible start contradicts the start and does not narrow its month.
  WHERE day >= started_on_earliest
  GROUP BY line_key
)
SELECT
  endpoint,
  patient_key,
  subgroup,
  started_on AS start_value,
  start_earliest,
  MIN(start_latest, COALESCE(begun_on, start_latest)) AS start_latest,
  time_to_event.ended_on AS end_value,
  CASE
    WHEN time_to_event.ended_by = 'death' THEN MIN(end_latest, MAX(end_earliest, COALESCE(seen_on, end_earliest)))
    ELSE end_earliest
  END AS end_earliest,
  end_latest,
  time_to_event.is_event
FROM time_to_event
JOIN endpoint_duration USING (endpoint, patient_key)
LEFT JOIN line_first_day ON line_first_day.line_key = time_to_event.line_key
LEFT JOIN last_seen USING (patient_key)
