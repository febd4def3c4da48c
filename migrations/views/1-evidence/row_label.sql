-- Labels of the rows of each patient: keys change from run to run, labels do not
-- Grain: table_name, row_key
-- Rule: AP-7, C-16
-- Source: dim_patient, dim_tumor, fact_presentation, fact_line_of_therapy, fact_administration, fact_response, fact_adverse_event, fact_follow_up
-- Missing: never; rows with the same name get a rank
WITH
named_row AS (
  SELECT 'dim_patient' AS table_name, patient_key AS row_key, patient_key, '' AS name
  FROM dim_patient
  UNION ALL
  SELECT 'dim_tumor', tumor_key, patient_key, CASE WHEN is_baseline THEN 'baseline' ELSE COALESCE(primary_site, 'unknown') END
  FROM dim_tumor
  UNION ALL
  SELECT 'fact_presentation', presentation_key, patient_key, presented_on
  FROM fact_presentation
  UNION ALL
  SELECT 'fact_line_of_therapy', line_key, patient_key, source || ' ' || line_number
  FROM fact_line_of_therapy
  UNION ALL
  SELECT 'fact_administration', administration_key, patient_key, administered_on || COALESCE(' ' || drug, '')
  FROM fact_administration
  UNION ALL
  SELECT 'fact_response', response_key, patient_key, assessed_on || COALESCE(' ' || modality, '')
  FROM fact_response
  UNION ALL
  SELECT 'fact_adverse_event', adverse_event_key, patient_key, term
  FROM fact_adverse_event
  UNION ALL
  SELECT 'fact_follow_up', patient_key, patient_key, ''
  FROM fact_follow_up
),
ranked_row AS (
  SELECT
    table_name,
    row_key,
    patient_key,
    name,
    ROW_NUMBER() OVER (PARTITION BY patient_key, table_name, name ORDER BY row_key) AS place
  FROM named_row
)
SELECT
  table_name,
  row_key,
  patient_key,
  CASE WHEN place = 1 THEN name ELSE name || ' #' || place END AS row_label
FROM ranked_row
