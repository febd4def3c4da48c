-- Did the analysed patient have any toxicity of this part of the treatment: yes, no or missing
-- Grain: attribution, patient_key
-- Rule: AP-14, AP-15, AP-16
-- Source: study_patient, toxicity_threshold, toxicity_answer
-- Missing: `no` takes every term that the study looks for; one that is missing leaves it open
-- Materialized: (attribution, patient_key)
WITH
answer_kind AS (
  SELECT
    attribution,
    patient_key,
    MAX(answer = 'yes') AS has_yes,
    MAX(answer = 'missing') AS has_missing
  FROM toxicity_answer
  GROUP BY attribution, patient_key
)
SELECT
  attribution,
  patient_key,
  CASE
    WHEN has_yes THEN 'yes'
    WHEN has_missing = 0 THEN 'no'
    ELSE 'missing'
  END AS answer
FROM study_patient
CROSS JOIN toxicity_threshold
LEFT JOIN answer_kind USING (attribution, patient_key)
