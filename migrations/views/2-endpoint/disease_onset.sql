-- When the disease under study begins for each patient: the exact diagnosis, and the baseline meeting
-- Grain: patient_key
-- Rule: C-15, C-77
-- Source: dim_tumor, imputed_date, fact_presentation
-- Missing: diagnosed_on is NULL unless known to the day; presented_on is NULL for a patient never proposed the treatment
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
)
SELECT patient_key, diagnosed_on, presented_on
FROM exact_diagnosis
LEFT JOIN baseline_meeting USING (patient_key)
UNION ALL
SELECT patient_key, NULL, presented_on
FROM baseline_meeting
WHERE patient_key NOT IN (SELECT patient_key FROM exact_diagnosis)
