-- Last tumor assessment of each patient after the start of a followed line, up to the cut-off
-- Grain: endpoint, patient_key
-- Rule: AP-2, AP-10, C-2
-- Source: time_to_event, fact_response, study_setting
-- Missing: a patient without an assessment after the start has no row
-- Materialized: (endpoint, patient_key)
SELECT
  endpoint,
  patient_key,
  MAX(assessed_on) AS assessed_on
FROM time_to_event
JOIN fact_response USING (patient_key)
CROSS JOIN study_setting
WHERE response IS NOT NULL AND assessed_on > started_on AND assessed_on <= cutoff
GROUP BY endpoint, patient_key
