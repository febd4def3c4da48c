-- Answers about the analysed patients at the start of bevacizumab
-- Grain: question, patient_key
-- Rule: AP-7, AP-16, C-25, C-65
-- Source: analysed_patient, dim_patient, dim_tumor, fact_presentation, fact_line_of_therapy, code_cardiovascular_risk_factor, bridge_cardiovascular_risk_factor
-- Missing: an answer is text, `missing` one of them; risk factors are asked of patients with any
WITH
wide_answer AS (
  SELECT
    analysed_patient.patient_key,
    sex,
    place_of_care,
    ecog_status,
    CASE WHEN ecog_high <= 2 THEN 'yes' WHEN ecog_low >= 3 THEN 'no' END AS who_le_2,
    CASE dim_tumor.has_men1 WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS men1,
    CASE has_cardiovascular_risk WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS cvrf
  FROM analysed_patient
  JOIN dim_patient USING (patient_key)
  JOIN fact_line_of_therapy ON line_key = index_line_key
  LEFT JOIN dim_tumor ON dim_tumor.tumor_key = analysed_patient.tumor_key
  LEFT JOIN fact_presentation ON fact_presentation.presentation_key = analysed_patient.presentation_key
)
SELECT key AS question, patient_key, COALESCE(CAST(value AS TEXT), 'missing') AS answer
FROM wide_answer
CROSS JOIN json_each(json_object(
  'sex', sex,
  'place_of_care', place_of_care,
  'who', ecog_status,
  'who_le_2', who_le_2,
  'men1', men1,
  'cvrf', cvrf
))
UNION ALL
SELECT
  'cvrf.' || code,
  analysed_patient.patient_key,
  CASE
    WHEN factor IS NOT NULL THEN 'yes'
    WHEN cardiovascular_risk_factor_count IS NULL THEN 'missing'
    ELSE 'no'
  END
FROM analysed_patient
JOIN fact_presentation USING (presentation_key)
CROSS JOIN code_cardiovascular_risk_factor
LEFT JOIN bridge_cardiovascular_risk_factor AS found
  ON found.presentation_key = analysed_patient.presentation_key AND factor = code
WHERE has_cardiovascular_risk
