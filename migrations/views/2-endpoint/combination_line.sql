-- Lines that combine bevacizumab with a cytotoxic drug, in the order in which a patient received them
-- Grain: line_key
-- Rule: AP-6, AP-18, C-7
-- Source: therapy_line
-- Missing: a line without a usable start follows the lines with a lower number
-- Materialized: (patient_key, combination_rank)
WITH
placed_line AS (
  SELECT
    line_key,
    patient_key,
    line_number,
    has_registry_number,
    started_on,
    started_on_earliest,
    started_on_latest,
    COALESCE(started_on, MAX(started_on) OVER numbered_before, '') AS follows_on
  FROM therapy_line
  WHERE is_combination
  WINDOW numbered_before AS (
    PARTITION BY patient_key
    ORDER BY line_number
  )
)
SELECT
  line_key,
  patient_key,
  line_number,
  has_registry_number,
  started_on,
  started_on_earliest,
  started_on_latest,
  ROW_NUMBER() OVER (
    PARTITION BY patient_key
    ORDER BY follows_on, started_on IS NULL, line_number, line_key
  ) AS combination_rank
FROM placed_line
