-- Fatal toxicities of patients who are not dead
-- Grain: table_name, row_key, column_name
-- Rule: AP-14, CTCAE grade 5
-- Source: fact_adverse_event, fact_follow_up
-- Missing: a patient without a follow-up is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: toxicities of grade 5 of followed patients
SELECT
  'fact_adverse_event' AS table_name,
  adverse_event_key AS row_key,
  'grade' AS column_name,
  patient_key,
  is_dead = 0 AS is_failed
FROM fact_adverse_event
JOIN fact_follow_up USING (patient_key)
WHERE status = 'present' AND grade = 5
