-- Doses of the study drug of 0 or above 2,000 mg: 15 mg/kg of 133 kg
-- Grain: table_name, row_key, column_name
-- Rule: S-3, summary of product characteristics of bevacizumab
-- Source: fact_administration, study_parameter
-- Missing: an administration without a dose is not examined
-- Check: plausibility, atemporal, verification
-- Severity: info
-- Threshold: 1 %
-- Counts: administrations of the study drug with a dose
SELECT
  'fact_administration' AS table_name,
  administration_key AS row_key,
  'dose_mg' AS column_name,
  patient_key,
  dose_mg = 0 OR dose_mg > 2000 AS is_failed
FROM fact_administration
WHERE dose_mg IS NOT NULL
  AND drug = (SELECT value FROM study_parameter WHERE name = 'index_drug')
