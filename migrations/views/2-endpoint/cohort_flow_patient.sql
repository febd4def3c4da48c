-- Patients of each step of the flow: the excluded of an exclusion, the remaining of another step
-- Grain: step, patient_key
-- Rule: AP-5, C-40
-- Source: study_flow_step, patient_flow
-- Missing: a step without patients has no row
SELECT step, study_flow_step.criterion, patient_key
FROM study_flow_step
JOIN patient_flow ON CASE WHEN is_exclusion THEN last_step = step ELSE last_step >= step END
