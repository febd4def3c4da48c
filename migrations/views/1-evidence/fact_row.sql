-- Rows of the dimensions and facts, each with its patient and export row
-- Grain: table_name, row_key
-- Rule: C-44
-- Source: dim_patient, dim_tumor, fact_presentation, fact_line_of_therapy, fact_administration, fact_response, fact_adverse_event, fact_follow_up
-- Missing: never
SELECT 'dim_patient' AS table_name, patient_key AS row_key, patient_key, source_row_key
FROM dim_patient
UNION ALL
SELECT 'dim_tumor', tumor_key, patient_key, source_row_key
FROM dim_tumor
UNION ALL
SELECT 'fact_presentation', presentation_key, patient_key, source_row_key
FROM fact_presentation
UNION ALL
SELECT 'fact_line_of_therapy', line_key, patient_key, source_row_key
FROM fact_line_of_therapy
UNION ALL
SELECT 'fact_administration', administration_key, patient_key, source_row_key
FROM fact_administration
UNION ALL
SELECT 'fact_response', response_key, patient_key, source_row_key
FROM fact_response
UNION ALL
SELECT 'fact_adverse_event', adverse_event_key, patient_key, source_row_key
FROM fact_adverse_event
UNION ALL
SELECT 'fact_follow_up', patient_key, patient_key, source_row_key
FROM fact_follow_up
