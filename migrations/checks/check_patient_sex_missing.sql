-- Patients without a sex
-- Grain: table_name, row_key, column_name
-- Rule: S-1, C-27
-- Source: dim_patient, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: patients
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'sex' AS column_name,
  patient_key,
  sex IS NULL AS is_failed
FROM dim_patient
WHERE sex IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'dim_patient' AND i.column_name = 'sex' AND i.row_key = patient_key
  )
