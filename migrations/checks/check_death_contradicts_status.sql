-- Patients recorded as dead and not dead at once
-- Grain: table_name, row_key, column_name
-- Rule: AP-11, S-4
-- Source: fact_follow_up
-- Missing: a patient without a vital status is not examined
-- Check: conformance, computational, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: patients with a vital status
SELECT
  'fact_follow_up' AS table_name,
  patient_key AS row_key,
  'vital_status' AS column_name,
  patient_key,
  (vital_status = 'dead') <> is_dead AS is_failed
FROM fact_follow_up
WHERE vital_status IS NOT NULL
