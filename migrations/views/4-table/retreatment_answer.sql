-- Answers of the analysed patients about their first retreatment
-- Grain: question, patient_key
-- Rule: AP-16, AP-18
-- Source: analysed_patient, retreatment
-- Missing: `missing` is an answer; all but `retreated` are asked of retreated patients
SELECT 'retreated' AS question, patient_key, CASE WHEN line_key IS NULL THEN 'no' ELSE 'yes' END AS answer
FROM analysed_patient
LEFT JOIN retreatment USING (patient_key)
UNION ALL
SELECT key, patient_key, COALESCE(value, 'missing')
FROM retreatment
CROSS JOIN json_each(json_object(
  'retreatment.regimen', regimen,
  'retreatment.response', CASE best_response WHEN 'ne' THEN 'not_evaluable' ELSE best_response END,
  'retreatment.dcr', CASE WHEN best_response IN ('cr', 'pr', 'sd') THEN 'yes' WHEN best_response IS NOT NULL THEN 'no' END,
  'retreatment.progressed', CASE WHEN has_progressed THEN 'yes' ELSE 'no' END,
  'retreatment.progressing_at_start', progression_at_start,
  'retreatment.pr_first', CASE WHEN first_best_response = 'pr' THEN 'yes' WHEN first_best_response IS NOT NULL THEN 'no' END
))
