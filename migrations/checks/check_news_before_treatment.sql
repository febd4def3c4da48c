-- Last news surely before the start of the index line
-- Grain: table_name, row_key, column_name
-- Rule: AP-10, C-60
-- Source: fact_follow_up, index_line
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: patients with an index line and last news
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'last_news_on' AS column_name,
  patient_key,
  last_news_on_latest < index_line.started_on_earliest AS is_failed
FROM fact_follow_up
JOIN index_line USING (patient_key)
WHERE last_news_on_latest IS NOT NULL AND index_line.started_on_earliest IS NOT NULL
