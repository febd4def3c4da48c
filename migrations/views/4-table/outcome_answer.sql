-- Answers of the analysed patients about response, progression and death
-- Grain: question, patient_key
-- Rule: AP-10, AP-11, AP-12, AP-16, C-20
-- Source: analysed_patient, time_to_event, vital_outcome
-- Missing: `missing` is an answer; without a recorded progression or death it is `no`
WITH
wide_answer AS (
  SELECT
    patient_key,
    CASE best_response WHEN 'ne' THEN 'not_evaluable' ELSE best_response END AS response,
    CASE WHEN best_response IN ('cr', 'pr') THEN 'yes' WHEN best_response IS NOT NULL THEN 'no' END AS orr,
    CASE WHEN best_response IN ('cr', 'pr', 'sd') THEN 'yes' WHEN best_response IS NOT NULL THEN 'no' END AS dcr,
    ended_by = 'progression' AS has_progressed,
    COALESCE(is_dead, 0) AS is_dead
  FROM analysed_patient
  JOIN time_to_event USING (patient_key)
  LEFT JOIN vital_outcome USING (patient_key)
  WHERE endpoint = 'pfs'
)
SELECT key AS question, patient_key, COALESCE(value, 'missing') AS answer
FROM wide_answer
CROSS JOIN json_each(json_object(
  'response', response,
  'orr', orr,
  'dcr', dcr,
  'progressed', CASE WHEN has_progressed THEN 'yes' ELSE 'no' END,
  'died', CASE WHEN is_dead THEN 'yes' ELSE 'no' END,
  'died_after_progression', CASE WHEN is_dead AND has_progressed THEN 'yes' ELSE 'no' END
))
