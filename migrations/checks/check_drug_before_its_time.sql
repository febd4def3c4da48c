-- Lines with the study drug that surely start before 2004, the year of its first approval
-- Grain: table_name, row_key, column_name
-- Rule: AP-6, FDA approval of bevacizumab
-- Source: fact_line_of_therapy
-- Missing: a row without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: lines with the study drug and a start
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  started_on_latest < '2004' AS is_failed
FROM fact_line_of_therapy
WHERE has_bevacizumab AND started_on_latest IS NOT NULL
