-- Where each line of therapy stands relative to the index line: prior, index, later or undecided
-- Grain: line_key
-- Rule: AP-6, AP-17, C-8
-- Source: therapy_line, index_line
-- Missing: a patient without an index line has no row
-- Materialized: (patient_key, relation_to_index)
SELECT
  line.line_key,
  line.patient_key,
  index_line.line_key AS index_line_key,
  CASE
    WHEN line.line_key = index_line.line_key THEN 'index'
    -- The index line is the first that combines both; the others are retreatments.
    WHEN is_combination THEN 'later'
    WHEN line.started_on_latest < index_line.started_on_earliest THEN 'prior'
    WHEN line.started_on_earliest > index_line.started_on_latest THEN 'later'
    WHEN NOT line.has_registry_number OR NOT index_line.has_registry_number THEN 'undecided'
    WHEN line.line_number < index_line.line_number THEN 'prior'
    WHEN line.line_number > index_line.line_number THEN 'later'
    ELSE 'undecided'
  END AS relation_to_index,
  is_combination AND line.line_key <> index_line.line_key AS is_retreatment,
  modality,
  has_cytotoxic
FROM therapy_line AS line
JOIN index_line USING (patient_key)
