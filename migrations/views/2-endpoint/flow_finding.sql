-- What is doubtful about who is in the study
-- Grain: code, table_name, row_key, column_name
-- Rule: C-11, C-12, C-90
-- Source: patient_criterion, patient_flow, fact_presentation, study_proposal, study_setting
-- Missing: details is a JSON object with the words of the message, or NULL
SELECT 'proposed_without_answer' AS code, patient_key, 'dim_tumor' AS table_name, tumor_key AS row_key, 'primary_site' AS column_name, NULL AS details
FROM patient_criterion
WHERE tumor_key IS NOT NULL AND is_not_digestive IS NULL
UNION ALL
SELECT 'proposed_without_answer', patient_key, 'dim_tumor', tumor_key, 'differentiation', NULL
FROM patient_criterion
WHERE tumor_key IS NOT NULL AND is_not_well_differentiated IS NULL
UNION ALL
SELECT 'proposed_without_answer', patient_key, 'dim_tumor', tumor_key, 'has_histological_proof', NULL
FROM patient_criterion
WHERE tumor_key IS NOT NULL AND has_no_histological_proof IS NULL
UNION ALL
SELECT 'carried_out_despite_no', patient_key, 'fact_presentation', presentation_key, 'is_carried_out', NULL
FROM patient_criterion
JOIN study_proposal USING (patient_key)
WHERE has_index_line AND is_in_window AND is_proposal AND is_carried_out = 0
UNION ALL
SELECT 'carried_out_without_line', patient_key, 'fact_presentation', presentation_key, 'is_carried_out', NULL
FROM patient_criterion
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
    CASE
      WHEN is_proposal
        THEN 'it counts as proposed: a combined line starts ' || days_to_line || ' days after the meeting'
      ELSE 'it does not count as proposed: no combined line starts within ' || conditional_proposal_days
        || ' days after the meeting'
    END
  )
FROM study_proposal
CROSS JOIN study_setting
WHERE is_in_window AND mention = 'conditional'
UNION ALL
SELECT 'past_mention', patient_key, 'fact_presentation', presentation_key, 'has_bevacizumab', NULL
FROM study_proposal
WHERE is_in_window AND mention = 'past'
