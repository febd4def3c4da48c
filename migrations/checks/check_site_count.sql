-- Presentations that count other metastatic sites than they list
-- Grain: table_name, row_key, column_name
-- Rule: C-15
-- Source: bridge_metastatic_site, fact_presentation
-- Missing: a presentation without a count is not examined
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: presentations with a count of metastatic sites
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'metastatic_site_count' AS column_name,
  patient_key,
  metastatic_site_count <> (
    SELECT COUNT(*)
    FROM bridge_metastatic_site AS listed
    WHERE listed.presentation_key = fact_presentation.presentation_key
  ) AS is_failed
FROM fact_presentation
WHERE metastatic_site_count IS NOT NULL
