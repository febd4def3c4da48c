-- Lines stopped by a death of which the follow-up knows nothing
-- Grain: table_name, row_key, column_name
-- Rule: AP-11
-- Source: fact_line_of_therapy, fact_follow_up
-- Missing: a patient without a follow-up is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 5 %
-- Counts: lines stopped by death of followed patients
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'stop_reason' AS column_name,
  patient_key,
  is_dead = 0 AS is_failed
FROM fact_line_of_therapy
JOIN fact_follow_up USING (patient_key)
WHERE stop_reason = 'death'
