-- The values that each answer of an analysed patient to a question of the printed tables rests on
-- Grain: question, patient_key, table_name, row_key, column_name
-- Rule: C-42, C-44
-- Source: question_column, question_row, endpoint_evidence, study_patient
-- Missing: a value may be missing itself, missing_value says why
SELECT question, patient_key, table_name, row_key, column_name
FROM question_column
JOIN question_row USING (subject)
UNION
-- Answers about progression and death are those of the endpoints.
SELECT column1, patient_key, table_name, row_key, column_name
FROM (VALUES
  ('progressed', 'pfs'),
  ('died_after_progression', 'pfs'),
  ('died_after_progression', 'os'),
  ('os_event', 'os'),
  ('retreatment.progressed', 'pfs_retreatment'),
  ('pfs', 'pfs'),
  ('os', 'os'),
  ('pfs_retreatment', 'pfs_retreatment')
)
JOIN endpoint_evidence ON endpoint = column2
JOIN study_patient USING (patient_key)
