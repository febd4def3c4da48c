-- What is doubtful about the lines of the included patients
-- Grain: code, table_name, row_key, column_name
-- Rule: C-73, C-76, C-77, C-80, C-83, C-87
-- Source: patient_flow, study_line, fact_line_of_therapy, combination_role, included_line, line_progression, fact_response, study_setting, unread_imaging
-- Missing: details is a JSON object with the numbers of the message, or NULL
-- A line that the registry does not know changes what is counted of an analysed patient.
SELECT
  CASE line.role
    WHEN 'index' THEN 'index_line_from_hospital'
    WHEN 'retreatment' THEN 'retreatment_from_hospital'
    WHEN 'prior' THEN 'prior_line_from_hospital'
    ELSE 'later_line_from_hospital'
  END AS code,
  line.patient_key,
  'fact_line_of_therapy' AS table_name,
  line.line_key AS row_key,
  'started_on' AS column_name,
  NULL AS details
FROM study_line AS line
JOIN patient_flow USING (patient_key)
JOIN fact_line_of_therapy AS fact USING (line_key)
CROSS JOIN study_setting
WHERE criterion = 'analysed'
  AND source IS NOT registry_source
  AND line.role IN ('index', 'retreatment', 'prior', 'later')
UNION ALL
SELECT 'maintenance_line', patient_key, 'fact_line_of_therapy', line_key, 'started_on', NULL
FROM study_line
WHERE role = 'maintenance'
UNION ALL
SELECT 'maintenance_undecided', role.patient_key, 'fact_line_of_therapy', line_key, 'started_on', NULL
FROM combination_role AS role
JOIN study_line USING (line_key)
WHERE is_undecided
UNION ALL
SELECT 'index_line_of_other_disease', role.patient_key, 'fact_line_of_therapy', line_key, 'started_on', NULL
FROM combination_role AS role
JOIN patient_flow USING (patient_key)
WHERE role.role = 'prior' AND criterion IN ('not_carried_out', 'not_analysed', 'analysed')
UNION ALL
SELECT
  'progression_of_other_line',
  line.patient_key,
  'fact_line_of_therapy',
  line.line_key,
  'progressed_on',
  json_object(
    'line', other.line_number,
    'days', CAST(julianday(line_progression.progressed_on) - julianday(own.started_on) AS INTEGER)
  )
FROM included_line AS line
JOIN line_progression USING (line_key)
JOIN fact_line_of_therapy AS own USING (line_key)
JOIN fact_line_of_therapy AS other ON other.line_key = progression_line_key
WHERE progression_line_key <> line.line_key
UNION ALL
SELECT
  'short_stable_disease',
  line.patient_key,
  'fact_response',
  response_key,
  'response',
  json_object('days', CAST(julianday(assessed_on) - julianday(own.started_on) AS INTEGER))
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
