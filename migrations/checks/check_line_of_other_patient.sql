-- Facts in a line of therapy of another patient
-- Grain: table_name, row_key, column_name
-- Rule: S-3, C-22
-- Source: fact_adverse_event, fact_administration, fact_response, fact_line_of_therapy
-- Missing: a fact without a line is not examined
-- Check: conformance, relational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: facts that belong to a line
WITH
fact_in_line AS (
  SELECT 'fact_adverse_event' AS table_name, adverse_event_key AS row_key, patient_key, line_key
  FROM fact_adverse_event
  UNION ALL
  SELECT 'fact_administration', administration_key, patient_key, line_key
  FROM fact_administration
  UNION ALL
  SELECT 'fact_response', response_key, patient_key, line_key
  FROM fact_response
)
SELECT
  table_name,
  row_key,
  'line_key' AS column_name,
  fact.patient_key,
  fact.patient_key <> line.patient_key AS is_failed
FROM fact_in_line AS fact
JOIN fact_line_of_therapy AS line USING (line_key)
