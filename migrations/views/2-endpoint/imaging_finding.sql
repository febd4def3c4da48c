-- Doubts about the imaging of the lines of the included patients
-- Grain: code, table_name, row_key, column_name
-- Rule: C-80, C-81, C-82, C-87
-- Source: included_line, fact_line_of_therapy, fact_response, source_conflict, line_progression, study_setting, unread_imaging
-- Missing: details is a JSON object with the numbers of the message, or NULL
SELECT
  'short_stable_disease' AS code,
  line.patient_key,
  'fact_response' AS table_name,
  response_key AS row_key,
  'response' AS column_name,
  json_object('days', CAST(julianday(assessed_on) - julianday(own.started_on) AS INTEGER)) AS details
FROM included_line AS line
JOIN fact_line_of_therapy AS own USING (line_key)
JOIN fact_response AS assessment ON assessment.line_key = line.line_key
CROSS JOIN study_setting
WHERE response = 'sd'
  AND is_recist = 1
  AND own.best_response IS NULL
  AND assessed_on > date(own.started_on, '+' || baseline_imaging_days || ' days')
  AND assessed_on < date(own.started_on, '+' || stable_disease_days || ' days')
UNION ALL
-- A reading that would count if it came from another modality.
SELECT 'response_by_other_modality', line.patient_key, 'fact_response', response_key, 'response', NULL
FROM included_line AS line
JOIN fact_line_of_therapy AS own USING (line_key)
JOIN fact_response AS assessment ON assessment.line_key = line.line_key
CROSS JOIN study_setting
WHERE response IS NOT NULL
  AND is_recist = 0
  AND assessed_on <= COALESCE(own.progressed_on_latest, cutoff)
UNION ALL
SELECT
  'unread_imaging',
  patient_key,
  'fact_response',
  response_key,
  'response',
  json_object('endpoint', label_en, 'endpoint_fr', label_fr)
FROM unread_imaging
UNION ALL
-- A baseline imaging of a followed line is read as a progression.
SELECT DISTINCT 'baseline_imaging', line.patient_key, 'fact_response', response_key, 'response', NULL
FROM included_line AS line
JOIN fact_line_of_therapy AS own USING (line_key)
JOIN fact_response AS assessment ON assessment.patient_key = line.patient_key AND assessment.line_key IS NOT line.line_key
CROSS JOIN study_setting
WHERE response = 'pd'
  AND is_recist = 1
  AND assessed_on > own.started_on
  AND assessed_on <= date(own.started_on, '+' || baseline_imaging_days || ' days')
UNION ALL
-- Two days of progression are too far apart for one event, in a line whose progression ends a followed line.
SELECT DISTINCT 'progressions_differ', patient_key, 'fact_line_of_therapy', progression_line_key, 'progressed_on', NULL
FROM included_line
JOIN line_progression USING (line_key)
JOIN source_conflict AS conflict
  ON conflict.table_name = 'fact_line_of_therapy' AND conflict.row_key = progression_line_key AND conflict.column_name = 'progressed_on'
CROSS JOIN study_setting
WHERE abs(julianday(kept_value) - julianday(other_value)) > progression_conflict_days
