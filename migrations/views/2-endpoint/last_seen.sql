-- Last exact day on which each patient is known to be alive: news, administration, imaging, adverse event or meeting
-- Grain: patient_key
-- Rule: C-85, C-86
-- Source: fact_follow_up, fact_administration, fact_response, fact_adverse_event, fact_presentation, imputed_date
-- Missing: a patient without any such day has no row; seen_on is NULL where every such day lies after the possible days of the death
-- Materialized: (patient_key)
WITH
seen_day AS (
  SELECT patient_key, last_seen_on AS day
  FROM fact_follow_up
  UNION ALL
  SELECT patient_key, MAX(administered_on)
  FROM fact_administration
  GROUP BY patient_key, strftime('%Y-%m', administered_on)
  UNION ALL
  SELECT patient_key, assessed_on
  FROM fact_response
  UNION ALL
  SELECT event.patient_key, event.started_on
  FROM fact_adverse_event AS event
  LEFT JOIN imputed_date AS imputed
    ON imputed.table_name = 'fact_adverse_event'
    AND imputed.row_key = adverse_event_key
    AND imputed.column_name = 'started_on'
  WHERE imputed.row_key IS NULL
  UNION ALL
  SELECT patient_key, presented_on
  FROM fact_presentation
)
SELECT
  seen_day.patient_key,
  MAX(day) FILTER (WHERE day <= COALESCE(died_on_latest, '9999')) AS seen_on,
  MAX(day) AS last_day_on
FROM seen_day
LEFT JOIN fact_follow_up USING (patient_key)
WHERE day IS NOT NULL
GROUP BY seen_day.patient_key
