-- Presentations without metastases that list a metastatic site
-- Grain: table_name, row_key, column_name
-- Rule: C-15
-- Source: fact_presentation
-- Missing: a presentation without an answer is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: presentations that say whether there are metastases
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'has_metastases' AS column_name,
  patient_key,
  has_metastases = 0 AND COALESCE(metastatic_site_count, 0) > 0 AS is_failed
FROM fact_presentation
WHERE has_metastases IS NOT NULL
