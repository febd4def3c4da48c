-- Index lines and first retreatments of the included patients: the lines whose dates make an endpoint
-- Grain: line_key
-- Rule: AP-5, AP-6, AP-18
-- Source: patient_flow, study_flow_step, combination_role
-- Missing: a patient included without a line has no row
SELECT line_key, patient_key, role
FROM patient_flow
JOIN combination_role USING (patient_key)
WHERE role IN ('index', 'retreatment')
  AND role_rank = 1
  AND last_step >= (SELECT step FROM study_flow_step WHERE criterion = 'included')
