-- Lines of the included patients with their role and the cycles of the drug under study
-- Grain: study, line_key
-- Rule: AP-6, AP-17, AP-18, C-75 to C-77
-- Source: line_order, patient_flow, study_flow_step, line_drug, study, study_parameter
-- Missing: a patient included without an index line has no row; cycles are NULL for a line without the drug
-- Materialized: (patient_key, role)
WITH
study_drug AS (
  SELECT value AS drug
  FROM study_parameter
  WHERE name = 'index_drug'
)
SELECT study, line.line_key, line.patient_key, line.role, line_drug.cycles
FROM line_order AS line
JOIN patient_flow USING (patient_key)
CROSS JOIN study
CROSS JOIN study_drug
LEFT JOIN line_drug ON line_drug.line_key = line.line_key AND line_drug.drug = study_drug.drug
WHERE last_step >= (SELECT step FROM study_flow_step WHERE criterion = 'included')
