-- The values that each answer of an analysed patient to a question of the printed tables rests on
-- Grain: question, patient_key, table_name, row_key, column_name
-- Rule: AP-12, AP-14, AP-15, AP-17, AP-18, C-20, C-25, C-42, C-44
-- Source: study_question_column, question_row, study_question_endpoint, endpoint_evidence, study_patient
-- Missing: a value may be missing itself, missing_value says why
SELECT question, patient_key, table_name, row_key, column_name
FROM study_question_column
JOIN question_row USING (subject)
UNION
-- Answers about progression and death are those of the endpoints.
SELECT question, patient_key, table_name, row_key, column_name
FROM study_question_endpoint
JOIN endpoint_evidence USING (endpoint)
JOIN study_patient USING (patient_key)
