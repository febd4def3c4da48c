-- Starts of lines on which the sources disagree
-- Grain: table_name, row_key, column_name
-- Rule: S-4, C-46
-- Source: source_conflict, fact_line_of_therapy
-- Missing: a date of which nothing is known is not examined
-- Check: plausibility, atemporal, validation
-- Severity: info
-- Threshold: 20 %
-- Counts: lines with a start
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  EXISTS (
    SELECT 1
    FROM source_conflict AS conflict
    WHERE conflict.table_name = 'fact_line_of_therapy' AND conflict.row_key = fact_line_of_therapy.line_key AND conflict.column_name = 'started_on'
  ) AS is_failed
FROM fact_line_of_therapy
WHERE started_on IS NOT NULL
