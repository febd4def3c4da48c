-- Presentations without a cardiovascular risk that list a risk factor
-- Grain: table_name, row_key, column_name
-- Rule: C-15
-- Source: fact_presentation
-- Missing: a presentation without an answer is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: presentations that say whether there is a risk
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'has_cardiovascular_risk' AS column_name,
  patient_key,
  has_cardiovascular_risk = 0 AND COALESCE(cardiovascular_risk_factor_count, 0) > 0 AS is_failed
FROM fact_presentation
WHERE has_cardiovascular_risk IS NOT NULL
