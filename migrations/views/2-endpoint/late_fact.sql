-- Last facts of each kind that are surely later than the last news or death of the patient
-- Grain: table_name, row_key, column_name
-- Rule: S-5, C-6, C-60
-- Source: fact_follow_up, fact_line_of_therapy, fact_response, fact_administration, fact_presentation
-- Missing: a patient without any dated news has no row; the facts still count
-- Materialized: (patient_key, table_name)
WITH
last_known_day AS (
  SELECT patient_key, MAX(COALESCE(last_news_on_latest, ''), COALESCE(died_on_latest, '')) AS known_until
  FROM fact_follow_up
  WHERE COALESCE(last_news_on_latest, died_on_latest) IS NOT NULL
),
dated_fact AS (
  SELECT patient_key, 'fact_line_of_therapy' AS table_name, line_key AS row_key, 'started_on' AS column_name, started_on_earliest AS earliest
  FROM fact_line_of_therapy
  UNION ALL
  SELECT patient_key, 'fact_line_of_therapy', line_key, 'progressed_on', progressed_on_earliest
  FROM fact_line_of_therapy
  UNION ALL
  SELECT patient_key, 'fact_response', response_key, 'assessed_on', assessed_on
  FROM fact_response
  UNION ALL
  SELECT patient_key, 'fact_administration', administration_key, 'administered_on', administered_on
  FROM fact_administration
  UNION ALL
  SELECT patient_key, 'fact_presentation', presentation_key, 'presented_on', presented_on
  FROM fact_presentation
),
late_fact_of_patient AS (
  SELECT
    patient_key,
    table_name,
    row_key,
    column_name,
    ROW_NUMBER() OVER (PARTITION BY patient_key, table_name, column_name ORDER BY earliest DESC, row_key) AS place
  FROM dated_fact
  JOIN last_known_day USING (patient_key)
  WHERE earliest > known_until
)
SELECT patient_key, table_name, row_key, column_name
FROM late_fact_of_patient
WHERE place = 1
