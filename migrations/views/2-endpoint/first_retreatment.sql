-- The first line of each patient that combines bevacizumab with a cytotoxic drug again, after a pause or a progression
-- Grain: patient_key
-- Rule: AP-6, AP-18, C-76
-- Source: combination_role, combination_line
-- Missing: a patient who was not retreated has no row
SELECT
  patient_key,
  line_key,
  line_number,
  started_on,
  started_on_earliest,
  started_on_latest
FROM combination_role
JOIN combination_line USING (line_key, patient_key)
WHERE role = 'retreatment' AND role_rank = 1
