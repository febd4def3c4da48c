-- Proposed patients with an unanswered exclusion criterion
-- Grain: table_name, row_key, column_name
-- Rule: AP-5, C-12
-- Source: exclusion_criterion
-- Missing: a patient without a tumor is not examined
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 10 %
-- Counts: proposed patients with a tumor
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'is_baseline' AS column_name,
  patient_key,
  is_not_digestive + is_not_well_differentiated + has_no_histological_proof IS NULL AS is_failed
FROM exclusion_criterion
WHERE tumor_key IS NOT NULL
