-- Drug treatment of a hypertension in the index line of each analysed patient: yes, no or missing
-- Grain: patient_key
-- Rule: AP-16, C-25
-- Source: study_patient, fact_adverse_event
-- Missing: `missing` where it is not recorded
WITH
hypertension AS (
  SELECT
    line_key AS index_line_key,
    MAX(has_treatment_started) AS has_treatment_started,
    MIN(status) = 'absent' AND MAX(status) = 'absent' AS is_absent
  FROM fact_adverse_event
  WHERE term = 'hypertension'
  GROUP BY line_key
)
SELECT
  patient_key,
  CASE
    WHEN has_treatment_started THEN 'yes'
    WHEN has_treatment_started = 0 OR is_absent THEN 'no'
    ELSE 'missing'
  END AS answer
FROM study_patient
LEFT JOIN hypertension USING (index_line_key)
