-- The first line of each patient that combines bevacizumab with a cytotoxic drug against the disease under study
-- Grain: patient_key
-- Rule: AP-6, C-7, C-77
-- Source: combination_line
-- Missing: a patient without such a line has no row; a start without a usable date is NULL
SELECT
  patient_key,
  line_key,
  line_number,
  has_registry_number,
  started_on,
  started_on_earliest,
  started_on_latest
FROM combination_line
WHERE combination_rank = 1 AND NOT is_of_other_disease
