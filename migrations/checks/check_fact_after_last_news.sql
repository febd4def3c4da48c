-- Patients with a fact surely after their last news
-- Grain: table_name, row_key, column_name
-- Rule: S-5, C-60
-- Source: late_fact, fact_follow_up
-- Missing: a patient without dated news is not examined
-- Check: plausibility, temporal, verification
-- Severity: info
-- Threshold: 20 %
-- Counts: patients with dated last news or death
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'last_news_on' AS column_name,
  patient_key,
  patient_key IN (SELECT late.patient_key FROM late_fact AS late) AS is_failed
FROM fact_follow_up
WHERE COALESCE(last_news_on_latest, died_on_latest) IS NOT NULL
