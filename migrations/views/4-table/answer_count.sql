-- How many patients of each stratum gave each answer
-- Grain: question, stratum, answer
-- Rule: AP-16, AP-19
-- Source: patient_answer, tumor_answer, history_answer, treatment_answer, outcome_answer, safety_answer, retreatment_answer, patient_stratum
-- Missing: an answer that nobody gave has no row
-- Materialized: (question, stratum, answer)
WITH
given_answer AS (
  SELECT question, patient_key, answer FROM patient_answer
  UNION ALL
  SELECT question, patient_key, answer FROM tumor_answer
  UNION ALL
  SELECT question, patient_key, answer FROM history_answer
  UNION ALL
  SELECT question, patient_key, answer FROM treatment_answer
  UNION ALL
  SELECT question, patient_key, answer FROM outcome_answer
  UNION ALL
  SELECT question, patient_key, answer FROM safety_answer
  UNION ALL
  SELECT question, patient_key, answer FROM retreatment_answer
)
SELECT question, stratum, CAST(answer AS TEXT) AS answer, COUNT(*) AS n
FROM given_answer
JOIN patient_stratum USING (patient_key)
GROUP BY question, stratum, CAST(answer AS TEXT)
