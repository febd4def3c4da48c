-- Doubts of the study, each with the value to check
-- Grain: code, table_name, row_key, column_name
-- Rule: AP-9, AP-21, C-5, C-8, C-11, C-12, C-15, S-5, C-73 to C-83, C-90, C-93
-- Source: flow_finding, endpoint_finding, line_finding, imaging_finding, late_fact, study_flow_step, line_order, patient_flow, derived_grade, dim_tumor, code_histology, fact_presentation
-- Missing: never
-- Materialized: (code, patient_key)
WITH
numbered_presentation AS (
  SELECT
    presentation_key,
    patient_key,
    m,
    has_synchronous_metastases,
    -- Metastases that came after the diagnosis and before the meeting explain an M1.
    has_metachronous_metastases IS 1 AND COALESCE(metastasized_on, presented_on) <= presented_on AS is_explained,
    ROW_NUMBER() OVER (PARTITION BY patient_key, primary_site ORDER BY presented_on, presentation_key) AS place
  FROM fact_presentation
)
SELECT code, patient_key, table_name, row_key, column_name, details
FROM flow_finding
UNION ALL
SELECT code, patient_key, table_name, row_key, column_name, NULL
FROM endpoint_finding
UNION ALL
SELECT code, patient_key, table_name, row_key, column_name, details
FROM line_finding
UNION ALL
SELECT code, patient_key, table_name, row_key, column_name, details
FROM imaging_finding
UNION ALL
-- The follow-up of a patient who is not in the study ends no survival: check_fact_after_last_news counts them.
SELECT 'fact_after_last_news', patient_key, table_name, row_key, column_name, NULL
FROM late_fact
JOIN patient_flow USING (patient_key)
WHERE last_step >= (SELECT step FROM study_flow_step WHERE criterion = 'included')
UNION ALL
SELECT 'order_undecided', patient_key, 'fact_line_of_therapy', line_key, 'started_on', NULL
FROM line_order
JOIN patient_flow USING (patient_key)
WHERE role = 'undecided' AND criterion = 'analysed'
UNION ALL
SELECT 'grade_disagrees', patient_key, 'dim_tumor', tumor_key, 'grade', NULL
FROM derived_grade
WHERE is_disagreement
UNION ALL
SELECT 'histology_contradicts', patient_key, 'dim_tumor', tumor_key, 'histology', NULL
FROM dim_tumor
JOIN code_histology ON code = histology
WHERE differentiation = contradicts
UNION ALL
SELECT 'stage_contradicts_metastases', patient_key, 'fact_presentation', presentation_key, 'm', NULL
FROM numbered_presentation
-- Only the first presentation of a tumor can contradict its synchronous metastases.
WHERE place = 1
  AND (
    m GLOB '1*' AND has_synchronous_metastases = 0 AND NOT is_explained
    OR m = '0' AND has_synchronous_metastases = 1
  )
