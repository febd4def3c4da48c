-- Toxicities that are absent or missing and have a grade
-- Grain: table_name, row_key, column_name
-- Rule: AP-16, C-64
-- Source: fact_adverse_event
-- Missing: never
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: toxicities that are not present
SELECT
  'fact_adverse_event' AS table_name,
  adverse_event_key AS row_key,
  'grade' AS column_name,
  patient_key,
  grade IS NOT NULL AS is_failed
FROM fact_adverse_event
WHERE status <> 'present'
