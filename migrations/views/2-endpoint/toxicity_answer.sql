-- Did the analysed patient have this toxicity in the index line: yes, no or missing
-- Grain: attribution, term, patient_key
-- Rule: AP-14, AP-15, AP-16, C-21, C-61
-- Source: toxicity_reading, study_patient, study_toxicity, fact_adverse_event
-- Missing: a term that the study looks for and nobody wrote down is `missing`, never `no`
-- Materialized: (attribution, term, patient_key)
WITH
recorded_answer AS (
  SELECT
    attribution,
    term,
    patient_key,
    CASE
      WHEN MAX(answer = 'yes') THEN 'yes'
      WHEN MAX(answer = 'missing') THEN 'missing'
      ELSE 'no'
    END AS answer
  FROM toxicity_reading
  GROUP BY attribution, term, patient_key
)
SELECT attribution, term, patient_key, answer
FROM recorded_answer
UNION ALL
SELECT attribution, term, patient_key, 'missing'
FROM study_toxicity
CROSS JOIN study_patient
WHERE NOT EXISTS (
  SELECT 1
  FROM fact_adverse_event AS event
  WHERE event.line_key = index_line_key AND event.term = study_toxicity.term
)
