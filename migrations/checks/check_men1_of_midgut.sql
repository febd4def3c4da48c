-- MEN1 with a primary of the midgut or hindgut, where it has none
-- Grain: table_name, row_key, column_name
-- Rule: Thakker et al., J Clin Endocrinol Metab 2012;97:2990
-- Source: dim_tumor
-- Missing: an unknown primary is not examined
-- Check: plausibility, atemporal, verification
-- Severity: info
-- Threshold: 1 %
-- Counts: tumors with MEN1 and a known site
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'has_men1' AS column_name,
  patient_key,
  primary_site IN ('jejunum', 'ileum', 'appendix', 'caecum', 'colon', 'rectum', 'anus') AS is_failed
FROM dim_tumor
WHERE has_men1 AND primary_site IS NOT NULL AND primary_site <> 'unknown'
