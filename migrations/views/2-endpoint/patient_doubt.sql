-- Doubts about each analysed patient, with the endpoint or table that each may move
-- Grain: study, patient_key, code, place
-- Rule: C-5, C-44, C-82, AP-8
-- Source: study, study_patient, finding, current_run, finding_effect, value_doubt, fact_row, source_row, etl_source_file, data_dictionary
-- Missing: place is empty where a doubt is about the patient as a whole; an analysed patient without a doubt has no row
WITH
finding_doubt AS (
  SELECT
    patient_key,
    code,
    severity,
    (
      SELECT group_concat(may_move)
      FROM (SELECT may_move FROM finding_effect AS effect WHERE effect.code = finding.code ORDER BY may_move)
    ) AS may_move,
    COALESCE(file || ', ' || sheet || COALESCE(', ' || row_number, '') || COALESCE(', ' || source_column, ''), '') AS place,
    message AS message_en,
    COALESCE(message_fr, message) AS message_fr
  FROM finding
  JOIN current_run USING (run_id)
  JOIN study_patient USING (patient_key)
  WHERE code IN (SELECT code FROM finding_effect)
),
placed_value AS (
  SELECT
    doubt.patient_key,
    code,
    severity,
    may_move,
    COALESCE(file || ', ' || r.sheet || ', ' || r.row_number || ', ', '') || label_fr AS place,
    label_en || ': ' || message_en AS message_en,
    label_fr || ' : ' || message_fr AS message_fr
  FROM value_doubt AS doubt
  JOIN data_dictionary AS dictionary ON dictionary.object = doubt.table_name AND dictionary."column" = doubt.column_name
  LEFT JOIN fact_row USING (table_name, row_key)
  LEFT JOIN source_row AS r USING (source_row_key)
  LEFT JOIN etl_source_file USING (file_key)
),
doubt AS (
  SELECT patient_key, code, severity, may_move, place, message_en, message_fr
  FROM finding_doubt
  UNION ALL
  SELECT patient_key, code, severity, may_move, place, message_en, message_fr
  FROM placed_value
  -- Checks that repeat a finding.
  WHERE (patient_key, code) NOT IN (SELECT patient_key, 'check_' || code FROM finding_doubt)
)
SELECT
  study,
  patient_key,
  code,
  MIN(severity) AS severity,
  MIN(replace(may_move, ',', ', ')) AS may_move,
  place,
  MIN(message_en) AS message_en,
  MIN(message_fr) AS message_fr
FROM doubt
CROSS JOIN study
GROUP BY study, patient_key, code, place
