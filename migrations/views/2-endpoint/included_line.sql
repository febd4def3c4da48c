-- Index lines and first retreatments of the included patients: the lines whose dates make an endpoint
-- Grain: line_key
-- Rule: AP-5, AP-6, AP-18
-- Source: patient_flow, flow_step, combination_line
-- Missing: a patient included without a line has no row
SELECT line_key, patient_key, combination_rank
FROM patient_flow
JOIN combination_line USING (patient_key)
WHERE combination_rank <= 2
  AND last_step >= (SELECT step FROM flow_step WHERE criterion = 'included')
