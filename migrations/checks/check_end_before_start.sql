-- Lines that surely end before they start
-- Grain: table_name, row_key, column_name
-- Rule: AP-9, C-3
-- Source: partial_date, answer_column, fact_line_of_therapy
-- Missing: a line without the dates is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: lines with a start and an end
WITH
-- The last day that an imputed end can be; an exact end has no row.
imputed_end AS (
  SELECT row_key AS line_key, latest
  FROM partial_date
  JOIN answer_column USING (column_id)
  WHERE table_name = 'fact_line_of_therapy' AND column_name = 'ended_on'
)
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'ended_on' AS column_name,
  patient_key,
  COALESCE(latest, ended_on) < started_on_earliest AS is_failed
FROM fact_line_of_therapy
LEFT JOIN imputed_end USING (line_key)
WHERE started_on_earliest IS NOT NULL AND ended_on IS NOT NULL
