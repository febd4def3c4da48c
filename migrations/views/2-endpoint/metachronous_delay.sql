-- Months from diagnosis to metastases of the tumors with metachronous metastases
-- Grain: tumor_key
-- Rule: AP-9, C-65
-- Source: dim_tumor, imputed_date, study_setting
-- Missing: NULL where a date is missing, and where the two dates contradict each other
WITH
bounded_delay AS (
  SELECT
    tumor_key,
    patient_key,
    julianday(metastasized_on) - julianday(diagnosed_on) AS days,
    COALESCE(metastasis.latest, metastasized_on) < COALESCE(diagnosis.earliest, diagnosed_on) AS is_contradiction
  FROM dim_tumor
  LEFT JOIN imputed_date AS diagnosis
    ON diagnosis.table_name = 'dim_tumor' AND diagnosis.column_name = 'diagnosed_on' AND diagnosis.row_key = tumor_key
  LEFT JOIN imputed_date AS metastasis
    ON metastasis.table_name = 'dim_tumor' AND metastasis.column_name = 'metastasized_on' AND metastasis.row_key = tumor_key
  WHERE has_metachronous_metastases
)
SELECT
  tumor_key,
  patient_key,
  CASE WHEN NOT is_contradiction THEN MAX(days, 0.0) / days_per_month END AS months
FROM bounded_delay
CROSS JOIN study_setting
