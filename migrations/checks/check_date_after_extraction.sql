-- Facts dated after the exports were made
-- Grain: table_name, row_key, column_name
-- Rule: C-9
-- Source: fact_presentation, fact_line_of_therapy, fact_administration, fact_response, fact_follow_up, current_run
-- Missing: an unknown date is not examined
-- Check: plausibility, temporal, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: dated facts
WITH
dated_fact AS (
  SELECT patient_key, 'fact_presentation' AS table_name, presentation_key AS row_key, 'presented_on' AS column_name, presented_on AS earliest
  FROM fact_presentation
  UNION ALL
  SELECT patient_key, 'fact_line_of_therapy', line_key, 'started_on', started_on_earliest
  FROM fact_line_of_therapy
  UNION ALL
  SELECT patient_key, 'fact_line_of_therapy', line_key, 'progressed_on', progressed_on_earliest
  FROM fact_line_of_therapy
  UNION ALL
  SELECT patient_key, 'fact_administration', administration_key, 'administered_on', administered_on
  FROM fact_administration
  UNION ALL
  SELECT patient_key, 'fact_response', response_key, 'assessed_on', assessed_on
  FROM fact_response
  UNION ALL
  SELECT patient_key, 'fact_follow_up', patient_key, 'died_on', died_on_earliest
  FROM fact_follow_up
  UNION ALL
  SELECT patient_key, 'fact_follow_up', patient_key, 'last_news_on', last_news_on_earliest
  FROM fact_follow_up
)
SELECT
  table_name,
  row_key,
  column_name,
  patient_key,
  earliest > (SELECT extracted_on FROM current_run) AS is_failed
FROM dated_fact
WHERE earliest IS NOT NULL
