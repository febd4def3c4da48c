-- Patients without a birth date that can be read
-- Grain: table_name, row_key, column_name
-- Rule: S-1, AP-22
-- Source: dim_patient, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: patients
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'birth_month' AS column_name,
  patient_key,
  birth_month IS NULL AS is_failed
FROM dim_patient
WHERE birth_month IS NOT NULL
  OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'dim_patient' AND i.column_name = 'birth_month' AND i.row_key = patient_key
  )
