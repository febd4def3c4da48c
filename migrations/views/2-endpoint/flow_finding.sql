-- Doubts about the selection of the patients
-- Grain: code, table_name, row_key, column_name
-- Rule: C-11, C-12, C-90
-- Source: exclusion_criterion, patient_flow, fact_presentation, study_proposal, study_setting, answer_column, value_origin
-- Missing: details is a JSON object with the parts of the message, or NULL
-- A missing answer keeps an analysed patient in the study.
SELECT
  CASE criterion WHEN 'analysed' THEN 'analysed_without_answer' ELSE 'proposed_without_answer' END AS code,
  patient_key,
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  column1 AS column_name,
  NULL AS details
FROM exclusion_criterion
JOIN patient_flow USING (patient_key)
CROSS JOIN (VALUES ('primary_site'), ('differentiation'), ('has_histological_proof'))
WHERE tumor_key IS NOT NULL
  AND CASE column1
    WHEN 'primary_site' THEN is_not_digestive
    WHEN 'differentiation' THEN is_not_well_differentiated
    ELSE has_no_histological_proof
  END IS NULL
UNION ALL
-- The site, which decides selection and subgroup, was read from the ICD-10 code.
SELECT DISTINCT 'site_from_icd10', patient_key, 'dim_tumor', tumor_key, 'icd10_code', NULL
FROM exclusion_criterion
JOIN answer_column AS asked ON asked.table_name = 'dim_tumor' AND asked.column_name = 'primary_site'
JOIN value_origin AS origin ON origin.column_id = asked.column_id AND origin.row_key = tumor_key
WHERE how = 'derived'
UNION ALL
SELECT 'carried_out_despite_no', patient_key, 'fact_presentation', presentation_key, 'is_carried_out', NULL
FROM exclusion_criterion
JOIN patient_flow USING (patient_key)
JOIN study_proposal USING (patient_key)
WHERE criterion IN ('not_analysed', 'analysed') AND has_index_line AND is_in_window AND is_proposal AND is_carried_out = 0
UNION ALL
SELECT 'carried_out_without_line', patient_key, 'fact_presentation', presentation_key, 'is_carried_out', NULL
FROM exclusion_criterion
JOIN patient_flow USING (patient_key)
JOIN fact_presentation USING (patient_key)
WHERE NOT has_index_line AND criterion = 'not_analysed' AND is_baseline
UNION ALL
SELECT
  'conditional_proposal',
  patient_key,
  'fact_presentation',
  presentation_key,
  'has_bevacizumab',
  json_object(
    'outcome',
    CASE WHEN is_proposal THEN 'counts as proposed' ELSE 'does not count as proposed' END,
    'days',
    conditional_proposal_days
  )
FROM study_proposal
CROSS JOIN study_setting
WHERE is_in_window AND mention = 'conditional'
UNION ALL
SELECT 'past_mention', patient_key, 'fact_presentation', presentation_key, 'has_bevacizumab', NULL
FROM study_proposal
WHERE is_in_window AND mention = 'past'
