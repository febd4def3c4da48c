-- Last tumor assessment of each patient after the start of a followed line, up to the cut-off
-- Grain: endpoint, patient_key
-- Rule: AP-2, AP-10, C-80, C-81
-- Source: time_to_event, fact_response, study_setting
-- Missing: a patient without an assessment after the baseline has no row
-- Materialized: (endpoint, patient_key)
SELECT
  endpoint,
  patient_key,
  MAX(assessed_on) AS assessed_on
FROM time_to_event
JOIN fact_response USING (patient_key)
CROSS JOIN study_setting
WHERE response IS NOT NULL
  AND is_recist = 1
  AND assessed_on > date(started_on, '+' || baseline_imaging_days || ' days')
  AND assessed_on <= cutoff
GROUP BY endpoint, patient_key
