-- Patients with a presentation in the window that proposes bevacizumab together with a cytotoxic drug
-- Grain: patient_key
-- Rule: AP-3, AP-4, C-11, C-90
-- Source: study_proposal
-- Missing: has_yes and has_no are both 0 where no proposing presentation says whether it was carried out
-- Materialized: (patient_key)
SELECT
  patient_key,
  COUNT(*) AS proposals,
  MAX(is_carried_out IS 1) AS has_yes,
  MAX(is_carried_out IS 0) AS has_no
FROM study_proposal
WHERE is_in_window AND is_proposal
GROUP BY patient_key
