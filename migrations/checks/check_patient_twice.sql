-- Patients who share sex, month of birth, site and day of diagnosis with another
-- Grain: table_name, row_key, column_name
-- Rule: S-1
-- Source: dim_patient, dim_tumor
-- Missing: a patient without one of the four is not examined
-- Check: plausibility, uniqueness, verification
-- Severity: info
-- Threshold: 1 %
-- Counts: patients with the four
WITH
trait AS (
  SELECT
    patient_key,
    COUNT(*) OVER (PARTITION BY sex, birth_month, primary_site, diagnosed_on) AS patients
  FROM dim_patient
  JOIN dim_tumor USING (patient_key)
  WHERE is_baseline AND sex IS NOT NULL AND birth_month IS NOT NULL AND primary_site IS NOT NULL AND diagnosed_on IS NOT NULL
)
SELECT
  'dim_patient' AS table_name,
  patient_key AS row_key,
  'patient_pseudonym' AS column_name,
  patient_key,
  patients > 1 AS is_failed
FROM trait
