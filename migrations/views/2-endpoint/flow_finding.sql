-- What is doubtful about who is in the study
-- Grain: code, table_name, row_key, column_name
-- Rule: C-11, C-12
-- Source: patient_criterion, patient_flow, fact_presentation
-- Missing: never
SELECT 'proposed_without_answer' AS code, patient_key, 'dim_tumor' AS table_name, tumor_key AS row_key, 'primary_site' AS column_name
FROM patient_criterion
WHERE tumor_key IS NOT NULL AND is_not_digestive IS NULL
UNION ALL
SELECT 'proposed_without_answer', patient_key, 'dim_tumor', tumor_key, 'differentiation'
FROM patient_criterion
WHERE tumor_key IS NOT NULL AND is_not_well_differentiated IS NULL
UNION ALL
SELECT 'proposed_without_answer', patient_key, 'dim_tumor', tumor_key, 'has_histological_proof'
FROM patient_criterion
WHERE tumor_key IS NOT NULL AND has_no_histological_proof IS NULL
UNION ALL
SELECT 'carried_out_despite_no', patient_key, 'fact_presentation', presentation_key, 'is_carried_out'
FROM patient_criterion
JOIN fact_presentation USING (patient_key)
WHERE has_index_line AND is_in_window AND has_bevacizumab AND has_cytotoxic AND is_carried_out = 0
UNION ALL
SELECT 'carried_out_without_line', patient_key, 'fact_presentation', presentation_key, 'is_carried_out'
FROM patient_criterion
JOIN patient_flow USING (patient_key)
JOIN fact_presentation USING (patient_key)
WHERE NOT has_index_line AND criterion = 'not_analysed' AND is_baseline
