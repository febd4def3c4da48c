-- Proposed patients without exactly one baseline among their proposals
-- Grain: table_name, row_key, column_name
-- Rule: AP-7, C-15, C-90
-- Source: proposed_patient, fact_presentation, study_proposal
-- Missing: never
-- Check: conformance, relational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: proposed patients
SELECT
  'fact_presentation' AS table_name,
  MIN(fact.presentation_key) AS row_key,
  'is_baseline' AS column_name,
  proposed_patient.patient_key,
  SUM(is_baseline) <> 1
    OR SUM(is_baseline AND fact.is_in_window AND is_proposal IS 1) <> 1 AS is_failed
FROM proposed_patient
JOIN fact_presentation AS fact USING (patient_key)
LEFT JOIN study_proposal USING (presentation_key)
GROUP BY proposed_patient.patient_key
