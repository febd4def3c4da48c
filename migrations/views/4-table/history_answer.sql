-- Answers of the analysed patients about treatments before the index line
-- Grain: question, patient_key
-- Rule: AP-16, AP-17
-- Source: prior_treatment, prior_surgery
-- Missing: an answer is text, `missing` one of them; target and margin are asked of patients with surgery
SELECT key AS question, patient_key, CAST(value AS TEXT) AS answer
FROM prior_treatment
CROSS JOIN json_each(json_object(
  'prior', any_line,
  'prior_lines', CASE WHEN prior_lines > 5 THEN 'more' ELSE prior_lines END,
  'prior_ssa', ssa,
  'prior_chemo', chemotherapy,
  'prior_prrt', prrt,
  'prior_tace', chemoembolization,
  'prior_targeted', targeted_therapy,
  'prior_surgery', surgery
))
UNION ALL
SELECT key, patient_key, COALESCE(value, 'missing')
FROM prior_surgery
CROSS JOIN json_each(json_object(
  'surgery_target', target,
  'surgery_r0', CASE is_complete WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END
))
