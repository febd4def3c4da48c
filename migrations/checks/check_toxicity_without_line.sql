-- Toxicities that belong to no line of therapy
-- Grain: table_name, row_key, column_name
-- Rule: C-22, S-6
-- Source: fact_adverse_event
-- Missing: never
-- Check: conformance, relational, verification
-- Severity: warning
-- Threshold: 20 %
-- Counts: toxicities
SELECT
  'fact_adverse_event' AS table_name,
  adverse_event_key AS row_key,
  'line_key' AS column_name,
  patient_key,
  line_key IS NULL AS is_failed
FROM fact_adverse_event
