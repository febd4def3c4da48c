-- Answers of the analysed patients about response, progression and death
-- Grain: question, patient_key
-- Rule: AP-10, AP-11, AP-12, AP-16, C-20
-- Source: analysed_patient, time_to_event, vital_outcome
-- Missing: `missing` is an answer; without a recorded progression or death it is `no`
WITH
wide_answer AS (
  SELECT
    analysed_patient.patient_key,
    CASE best_response WHEN 'ne' THEN 'not_evaluable' ELSE best_response END AS response,
    CASE WHEN best_response IN ('cr', 'pr') THEN 'yes' WHEN best_response IS NOT NULL THEN 'no' END AS orr,
    CASE WHEN best_response IN ('cr', 'pr', 'sd') THEN 'yes' WHEN best_response IS NOT NULL THEN 'no' END AS dcr,
    pfs.ended_by = 'progression' AS has_progressed,
    COALESCE(is_dead, 0) AS is_dead,
    os.is_event AS has_os_event
  FROM analysed_patient
  JOIN time_to_event AS pfs ON pfs.patient_key = analysed_patient.patient_key AND pfs.endpoint = 'pfs'
  LEFT JOIN time_to_event AS os ON os.patient_key = analysed_patient.patient_key AND os.endpoint = 'os'
  LEFT JOIN vital_outcome ON vital_outcome.patient_key = analysed_patient.patient_key
)
SELECT key AS question, patient_key, COALESCE(value, 'missing') AS answer
FROM wide_answer
CROSS JOIN json_each(json_object(
  'response', response,
  'orr', orr,
  'dcr', dcr,
  'progressed', CASE WHEN has_progressed THEN 'yes' ELSE 'no' END,
  'died', CASE WHEN is_dead THEN 'yes' ELSE 'no' END,
  'died_after_progression', CASE WHEN is_dead AND has_progressed THEN 'yes' ELSE 'no' END,
  'os_event', CASE has_os_event WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END
))
