-- The rows of each analysed patient that the questions of the printed tables are asked of
-- Grain: subject, table_name, row_key
-- Rule: AP-6, AP-7, AP-17, AP-18
-- Source: study_patient, fact_follow_up, line_order, combination_line, first_retreatment, line_imaging, fact_adverse_event
-- Missing: a patient without such a row has none
SELECT patient_key, 'patient' AS subject, 'dim_patient' AS table_name, patient_key AS row_key
FROM study_patient
UNION ALL
SELECT patient_key, 'tumor', 'dim_tumor', tumor_key
FROM study_patient
WHERE tumor_key IS NOT NULL
UNION ALL
SELECT patient_key, 'presentation', 'fact_presentation', presentation_key
FROM study_patient
WHERE presentation_key IS NOT NULL
UNION ALL
SELECT patient_key, 'index_line', 'fact_line_of_therapy', index_line_key
FROM study_patient
UNION ALL
SELECT patient_key, 'follow_up', 'fact_follow_up', patient_key
FROM study_patient
JOIN fact_follow_up USING (patient_key)
UNION ALL
SELECT patient_key, 'other_line', 'fact_line_of_therapy', line_key
FROM study_patient
JOIN line_order USING (patient_key)
WHERE role <> 'index'
UNION ALL
SELECT patient_key, 'combination_line', 'fact_line_of_therapy', line_key
FROM study_patient
JOIN combination_line USING (patient_key)
UNION ALL
SELECT patient_key, 'retreatment', 'fact_line_of_therapy', line_key
FROM study_patient
JOIN first_retreatment USING (patient_key)
UNION ALL
SELECT patient_key, 'index_imaging', 'fact_response', response_key
FROM study_patient
JOIN line_imaging ON line_imaging.line_key = index_line_key
UNION ALL
SELECT patient_key, 'retreatment_imaging', 'fact_response', response_key
FROM study_patient
JOIN first_retreatment USING (patient_key)
JOIN line_imaging USING (line_key)
UNION ALL
SELECT study_patient.patient_key, 'event.' || term, 'fact_adverse_event', adverse_event_key
FROM study_patient
JOIN fact_adverse_event ON line_key = index_line_key
