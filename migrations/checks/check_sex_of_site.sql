-- ICD-10 codes of an organ that the sex of the patient does not have
-- Grain: table_name, row_key, column_name
-- Rule: S-1, ICD-10 C51 to C63
-- Source: dim_tumor, dim_patient
-- Missing: a tumor without a code or sex is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: tumors with a code of a patient with a sex
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'icd10_code' AS column_name,
  patient_key,
  sex = 'male' AND substr(icd10_code, 1, 3) BETWEEN 'C51' AND 'C58'
    OR sex = 'female' AND substr(icd10_code, 1, 3) BETWEEN 'C60' AND 'C63' AS is_failed
FROM dim_tumor
JOIN dim_patient USING (patient_key)
WHERE icd10_code IS NOT NULL AND sex IS NOT NULL
