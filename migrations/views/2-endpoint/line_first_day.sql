-- The first exact day by which each line of therapy had surely begun: an administration, an adverse event, its end or an event
-- Grain: line_key
-- Rule: C-85
-- Source: fact_line_of_therapy, fact_follow_up, fact_administration, fact_adverse_event, imputed_date
-- Missing: a line of which no such day is known has no row
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
)
SELECT line_key, MIN(day) AS begun_on
FROM begun_day
JOIN fact_line_of_therapy USING (line_key)
-- A day before the first possible start contradicts it and says nothing of the month.
WHERE day >= started_on_earliest
GROUP BY line_key
