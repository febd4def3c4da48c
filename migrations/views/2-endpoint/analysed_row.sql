-- Rows that the analysis of each patient uses, with their part in it
-- Grain: table_name, row_key, row_part
-- Rule: AP-5 to AP-18, C-77
-- Source: study_patient, included_line, line_progression, combination_role, fact_response, fact_adverse_event, fact_follow_up
-- Missing: a patient who is not analysed has no row
WITH
followed_line AS (
  SELECT line.patient_key, line.line_key, line.role
  FROM included_line AS line
  JOIN study_patient USING (patient_key)
)
SELECT patient_key, 'dim_patient' AS table_name, patient_key AS row_key, 'patient' AS row_part
FROM study_patient
UNION ALL
SELECT patient_key, 'dim_tumor', tumor_key, 'baseline'
FROM study_patient
WHERE tumor_key IS NOT NULL
UNION ALL
SELECT patient_key, 'fact_presentation', presentation_key, 'baseline'
FROM study_patient
WHERE presentation_key IS NOT NULL
UNION ALL
SELECT patient_key, 'fact_line_of_therapy', line_key, role
FROM followed_line
UNION ALL
-- Another line whose progression ends the index line.
SELECT patient_key, 'fact_line_of_therapy', progression_line_key, 'progression'
FROM followed_line
JOIN line_progression USING (line_key)
WHERE role = 'index' AND progression_line_key <> line_key
UNION ALL
-- A combined line that counts as prior; otherwise it would be the index line.
SELECT patient_key, 'fact_line_of_therapy', line_key, 'set_aside'
FROM combination_role
JOIN study_patient USING (patient_key)
WHERE role = 'prior'
UNION ALL
SELECT patient_key, 'fact_response', response_key, 'assessment'
FROM fact_response
JOIN followed_line USING (patient_key, line_key)
UNION ALL
SELECT patient_key, 'fact_adverse_event', adverse_event_key, 'event'
FROM fact_adverse_event
JOIN followed_line USING (patient_key, line_key)
WHERE role = 'index'
UNION ALL
SELECT patient_key, 'fact_follow_up', patient_key, 'follow_up'
FROM fact_follow_up
JOIN study_patient USING (patient_key)
