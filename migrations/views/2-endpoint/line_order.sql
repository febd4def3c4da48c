-- Roles of the lines of therapy relative to the index line
-- Grain: line_key
-- Rule: AP-6, AP-17, C-8, C-75, C-76, C-77
-- Source: therapy_line, index_line, combination_role
-- Missing: a patient without an index line has no row; a line that may be before or after is `undecided`
-- Materialized: (patient_key, role)
SELECT
  line.line_key,
  line.patient_key,
  index_line.line_key AS index_line_key,
  CASE
    WHEN combination_role.role IS NOT NULL THEN combination_role.role
    WHEN line.started_on_latest < index_line.started_on_earliest THEN 'prior'
    WHEN is_concomitant = 1 AND line.started_on_earliest >= index_line.started_on_latest THEN 'concomitant'
    WHEN line.started_on_earliest > index_line.started_on_latest THEN 'later'
    WHEN NOT line.has_registry_number OR NOT index_line.has_registry_number THEN 'undecided'
    WHEN line.line_number < index_line.line_number THEN 'prior'
    WHEN line.line_number > index_line.line_number THEN CASE WHEN is_concomitant = 1 THEN 'concomitant' ELSE 'later' END
    ELSE 'undecided'
  END AS role,
  modality,
  has_cytotoxic
FROM therapy_line AS line
JOIN index_line USING (patient_key)
LEFT JOIN combination_role ON combination_role.line_key = line.line_key
