-- Last step of the flow of each discussed patient: the one that excludes, else the last one reached
-- Grain: patient_key
-- Rule: AP-3, AP-4, AP-5, C-12, C-63
-- Source: fact_presentation, exclusion_criterion, endpoint_duration, study_flow_step
-- Missing: a patient without a presentation in the window has no row
-- Materialized: (patient_key)
WITH
discussed_patient AS (
  SELECT DISTINCT patient_key
  FROM fact_presentation
  WHERE is_in_window
),
last_criterion AS (
  SELECT
    patient_key,
    CASE
      WHEN is_not_carried_out IS NULL THEN 'discussed'
      WHEN is_not_digestive THEN 'not_digestive'
      WHEN is_not_well_differentiated THEN 'not_well_differentiated'
      WHEN has_no_histological_proof THEN 'no_histological_proof'
      WHEN is_not_carried_out THEN 'not_carried_out'
      WHEN status IS 'computable' THEN 'analysed'
      ELSE 'not_analysed'
    END AS criterion
  FROM discussed_patient
  LEFT JOIN exclusion_criterion USING (patient_key)
  LEFT JOIN endpoint_duration USING (patient_key)
  WHERE endpoint IS NULL OR endpoint = 'pfs'
)
SELECT patient_key, step AS last_step, criterion
FROM last_criterion
JOIN study_flow_step USING (criterion)
