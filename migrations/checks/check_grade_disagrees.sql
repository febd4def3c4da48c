-- Tumors whose grade is not the one that mitoses and Ki67 give
-- Grain: table_name, row_key, column_name
-- Rule: AP-21
-- Source: derived_grade
-- Missing: a tumor without a grade, or without both parts, is not examined
-- Check: conformance, computational, verification
-- Severity: warning
-- Threshold: 10 %
-- Counts: tumors with a grade and mitoses or Ki67
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'grade' AS column_name,
  patient_key,
  is_disagreement AS is_failed
FROM derived_grade
WHERE recorded_grade IS NOT NULL AND derived_grade_2017 IS NOT NULL
