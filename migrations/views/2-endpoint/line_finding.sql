-- Doubts about the lines of the included patients
-- Grain: code, table_name, row_key, column_name
-- Rule: C-73, C-74, C-76, C-77, C-83
-- Source: patient_flow, study_line, fact_line_of_therapy, combination_role, included_line, line_progression, study_patient, finding, current_run, source_row, etl_source_file, study_setting
-- Missing: details is a JSON object with the numbers of the message, or NULL
-- A line that the registry does not have changes the counts of an analysed patient.
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
-- Two rows that count as one line make the index line.
SELECT DISTINCT 'index_line_of_combined_rows', study_patient.patient_key, 'fact_line_of_therapy', index_line_key, 'started_on', NULL
FROM study_patient
JOIN fact_line_of_therapy AS line ON line.line_key = index_line_key
JOIN source_row AS r USING (source_row_key)
JOIN etl_source_file AS f USING (file_key)
JOIN finding ON finding.patient_key = study_patient.patient_key AND finding.file = f.file AND finding.sheet = r.sheet AND finding.row_number = r.row_number
JOIN current_run ON current_run.run_id = finding.run_id
WHERE code = 'combined_rows'
