-- The second line of each patient that combines bevacizumab with a cytotoxic drug
-- Grain: patient_key
-- Rule: AP-6, AP-18
-- Source: combination_line
-- Missing: a patient who was not retreated has no row
SELECT
  patient_key,
  line_key,
  line_number,
  started_on,
  started_on_earliest,
  started_on_latest
FROM combination_line
WHERE combination_rank = 2
