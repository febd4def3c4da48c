-- Lines that combine bevacizumab with a cytotoxic drug, in the order in which a patient received them
-- Grain: line_key
-- Rule: AP-6, AP-18, C-7, C-15, C-77
-- Source: therapy_line, fact_line_of_therapy, dim_tumor, imputed_date, fact_presentation, study_setting
-- Missing: a line without a usable start follows the lines with a lower number
-- Materialized: (patient_key, combination_rank)
WITH
exact_diagnosis AS (
  SELECT tumor.patient_key, diagnosed_on
  FROM dim_tumor AS tumor
  LEFT JOIN imputed_date AS imputed
    ON imputed.table_name = 'dim_tumor' AND imputed.row_key = tumor_key AND imputed.column_name = 'diagnosed_on'
  WHERE is_baseline AND imputed.row_key IS NULL
),
baseline_meeting AS (
  SELECT patient_key, presented_on
  FROM fact_presentation
  WHERE is_baseline
),
-- The disease under study begins with the exact diagnosis or the baseline meeting.
disease_onset AS (
  SELECT patient_key, diagnosed_on, presented_on
  FROM exact_diagnosis
  LEFT JOIN baseline_meeting USING (patient_key)
  UNION ALL
  SELECT patient_key, NULL, presented_on
  FROM baseline_meeting
  WHERE patient_key NOT IN (SELECT patient_key FROM exact_diagnosis)
),
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
