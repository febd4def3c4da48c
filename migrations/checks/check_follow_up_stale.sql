-- Analysed patients alive whose last news is more than a year before the cut-off
-- Grain: table_name, row_key, column_name
-- Rule: AP-2; Clark et al., Lancet 2002;359:1309
-- Source: study_patient, fact_follow_up, study_setting
-- Missing: missing last news count as stale
-- Check: plausibility, temporal, verification
-- Severity: info
-- Threshold: 50 %
-- Counts: analysed patients without a death
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'last_news_on' AS column_name,
  patient_key,
  COALESCE(last_news_on_latest, '') < date(cutoff, '-1 year') AS is_failed
FROM study_patient
JOIN fact_follow_up USING (patient_key)
CROSS JOIN study_setting
WHERE is_dead = 0
