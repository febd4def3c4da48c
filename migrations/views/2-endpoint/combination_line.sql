-- Lines that combine bevacizumab with a cytotoxic drug, in the order in which a patient received them
-- Grain: line_key
-- Rule: AP-6, AP-18, C-7, C-77
-- Source: therapy_line, fact_line_of_therapy, disease_onset, study_setting
-- Missing: a line without a usable start follows the lines with a lower number
-- Materialized: (patient_key, combination_rank)
WITH
placed_line AS (
  SELECT
    line.line_key,
    line.patient_key,
    line.line_number,
    has_registry_number,
    line.started_on,
    line.started_on_earliest,
    line.started_on_latest,
    COALESCE(line.started_on, MAX(line.started_on) OVER numbered_before, '') AS follows_on,
    -- A line that ends before the disease begins, or starts long before it is discussed, treats another one.
    COALESCE(ended_on_latest < diagnosed_on, 0)
      OR COALESCE(
        COALESCE(line.started_on, line.started_on_latest) < date(presented_on, '-' || before_baseline_days || ' days'),
        0
      ) AS is_of_other_disease
  FROM therapy_line AS line
  JOIN fact_line_of_therapy USING (line_key)
  CROSS JOIN study_setting
  LEFT JOIN disease_onset ON disease_onset.patient_key = line.patient_key
  WHERE is_combination
  WINDOW numbered_before AS (
    PARTITION BY line.patient_key
    ORDER BY line.line_number
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
  is_of_other_disease,
  ROW_NUMBER() OVER (
    PARTITION BY patient_key, is_of_other_disease
    ORDER BY follows_on, started_on IS NULL, line_number, line_key
  ) AS combination_rank
FROM placed_line
