-- Any toxicity of each part of the treatment of each analysed patient: yes, no or missing
-- Grain: attribution, patient_key
-- Rule: AP-14, AP-15, AP-16
-- Source: study_patient, toxicity_threshold, toxicity_answer
-- Missing: `no` needs an answer to every term that the study looks for; with one missing it is `missing`
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
