-- Answers to each question in each stratum, counted
-- Grain: question, stratum, answer
-- Rule: AP-16, AP-19
-- Source: patient_answer, tumor_answer, history_answer, treatment_answer, outcome_answer, safety_answer, retreatment_answer, analysed_patient
-- Missing: an answer that no patient gave has no row
-- Materialized: (question, stratum, answer)
WITH
-- Counted source by source: one sort of all answers together takes three times as long.
subgroup_count AS (
  SELECT question, subgroup, answer, COUNT(*) AS n
  FROM patient_answer
  JOIN analysed_patient USING (patient_key)
  GROUP BY question, subgroup, answer
  UNION ALL
  SELECT question, subgroup, answer, COUNT(*)
  FROM tumor_answer
  JOIN analysed_patient USING (patient_key)
  GROUP BY question, subgroup, answer
  UNION ALL
  SELECT question, subgroup, answer, COUNT(*)
  FROM history_answer
  JOIN analysed_patient USING (patient_key)
  GROUP BY question, subgroup, answer
  UNION ALL
  SELECT question, subgroup, answer, COUNT(*)
  FROM treatment_answer
  JOIN analysed_patient USING (patient_key)
  GROUP BY question, subgroup, answer
  UNION ALL
  SELECT question, subgroup, answer, COUNT(*)
  FROM outcome_answer
  JOIN analysed_patient USING (patient_key)
  GROUP BY question, subgroup, answer
  UNION ALL
  SELECT question, subgroup, answer, COUNT(*)
  FROM safety_answer
  JOIN analysed_patient USING (patient_key)
  GROUP BY question, subgroup, answer
  UNION ALL
  SELECT question, subgroup, answer, COUNT(*)
  FROM retreatment_answer
  JOIN analysed_patient USING (patient_key)
  GROUP BY question, subgroup, answer
)
SELECT question, 'all' AS stratum, answer, SUM(n) AS n
FROM subgroup_count
GROUP BY question, answer
UNION ALL
SELECT question, subgroup, answer, n
FROM subgroup_count
WHERE subgroup IS NOT NULL
