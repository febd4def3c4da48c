-- Proposed patients without exactly one baseline among their proposals
-- Grain: table_name, row_key, column_name
-- Rule: AP-7, C-15
-- Source: proposed_patient, fact_presentation
-- Missing: never
-- Check: conformance, relational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: proposed patients
SELECT
  'fact_presentation' AS table_name,
  MIN(presentation_key) AS row_key,
  'is_baseline' AS column_name,
  patient_key,
  SUM(is_baseline) <> 1
    OR SUM(is_baseline AND is_in_window AND has_bevacizumab IS 1 AND has_cytotoxic IS 1) <> 1 AS is_failed
FROM proposed_patient
JOIN fact_presentation USING (patient_key)
GROUP BY patient_key
