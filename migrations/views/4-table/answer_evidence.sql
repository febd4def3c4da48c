-- Values that each answer of an analysed patient to a question of the printed tables rests on
-- Grain: question, patient_key, table_name, row_key, column_name
-- Rule: AP-6, AP-7, AP-12, AP-14, AP-15, AP-17, AP-18, C-20, C-25, C-42, C-44
-- Source: study_question_column, study_patient, fact_follow_up, line_order, combination_line, first_retreatment, line_imaging, fact_adverse_event, study_question_endpoint, endpoint_evidence
-- Missing: a value may be missing itself, missing_value says why
WITH
-- The rows of each patient that the questions are asked of.
question_source_row AS (
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
)
SELECT question, patient_key, table_name, row_key, column_name
FROM study_question_column
JOIN question_source_row USING (subject)
UNION
-- Answers about progression and death are those of the endpoints.
SELECT question, patient_key, table_name, row_key, column_name
FROM study_question_endpoint
JOIN endpoint_evidence USING (endpoint)
JOIN study_patient USING (patient_key)
