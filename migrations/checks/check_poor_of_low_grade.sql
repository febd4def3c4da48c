-- Poorly differentiated tumors of grade 1 or 2
-- Grain: table_name, row_key, column_name
-- Rule: AP-21, WHO 2010: a carcinoma is grade 3
-- Source: dim_tumor
-- Missing: a tumor without the two is not examined
-- Check: plausibility, atemporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumors with a differentiation and a grade
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'differentiation' AS column_name,
  patient_key,
  differentiation = 'poor' AND grade < 3 AS is_failed
FROM dim_tumor
WHERE differentiation IS NOT NULL AND grade IS NOT NULL
