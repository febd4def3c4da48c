-- Toxicities whose term is in no list
-- Grain: table_name, row_key, column_name
-- Rule: C-22
-- Source: fact_adverse_event
-- Missing: never
-- Check: conformance, value, verification
-- Severity: warning
-- Threshold: 20 %
-- Counts: toxicities that are present
SELECT
  'fact_adverse_event' AS table_name,
  adverse_event_key AS row_key,
  'term' AS column_name,
  patient_key,
  term = 'other' AS is_failed
FROM fact_adverse_event
WHERE status = 'present'
