-- Cytotoxic lines that start more than 31 days before an earlier one ends
-- Grain: table_name, row_key, column_name
-- Rule: AP-6, C-20
-- Source: fact_line_of_therapy
-- Missing: a line without a start, or after lines without an end, is not examined
-- Check: plausibility, temporal, verification
-- Severity: info
-- Threshold: 5 %
-- Counts: cytotoxic lines after another
WITH
after_another AS (
  SELECT
    line_key,
    patient_key,
    started_on,
    MAX(ended_on) OVER earlier AS earlier_end
  FROM fact_line_of_therapy
  WHERE has_cytotoxic AND started_on IS NOT NULL
  WINDOW earlier AS (
    PARTITION BY patient_key
    ORDER BY started_on, line_number, line_key
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  )
)
SELECT
  'fact_line_of_therapy' AS table_name,
  line_key AS row_key,
  'started_on' AS column_name,
  patient_key,
  started_on < date(earlier_end, '-31 days') AS is_failed
FROM after_another
WHERE earlier_end IS NOT NULL
