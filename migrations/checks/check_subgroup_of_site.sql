-- Tumors in another subgroup than that of their site
-- Grain: table_name, row_key, column_name
-- Rule: AP-19, C-12
-- Source: dim_tumor, code_primary_site
-- Missing: a tumor without a site is not examined
-- Check: conformance, relational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: tumors with a primary site
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'subgroup' AS column_name,
  patient_key,
  dim_tumor.subgroup IS NOT code_primary_site.subgroup AS is_failed
FROM dim_tumor
JOIN code_primary_site ON code = primary_site
