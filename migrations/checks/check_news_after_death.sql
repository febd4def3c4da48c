-- Last news surely after the death
-- Grain: table_name, row_key, column_name
-- Rule: S-5, C-6
-- Source: fact_follow_up
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: deaths with last news
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'last_news_on' AS column_name,
  patient_key,
  last_news_on_earliest > died_on_latest AS is_failed
FROM fact_follow_up
WHERE last_news_on_earliest IS NOT NULL AND died_on_latest IS NOT NULL
