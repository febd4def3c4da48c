-- Answers of the analysed patients about the toxicities of the index line
-- Grain: question, patient_key
-- Rule: AP-14, AP-15, AP-16, C-25
-- Source: toxicity_answer, study_toxicity, patient_toxicity, hypertension_treatment, analysed_patient, fact_line_of_therapy
-- Missing: `missing` is an answer; treated_if_hypertensive is asked of patients with hypertension
SELECT attribution || '.' || term AS question, patient_key, answer
FROM toxicity_answer
JOIN study_toxicity USING (attribution, term)
UNION ALL
SELECT attribution || '.any', patient_key, answer
FROM patient_toxicity
UNION ALL
SELECT 'bevacizumab.hypertension_treated', patient_key, answer
FROM hypertension_treatment
UNION ALL
SELECT 'bevacizumab.treated_if_hypertensive', patient_key, treatment.answer
FROM toxicity_answer
JOIN hypertension_treatment AS treatment USING (patient_key)
WHERE attribution = 'bevacizumab' AND term = 'hypertension' AND toxicity_answer.answer = 'yes'
UNION ALL
SELECT
  'bevacizumab.stop',
  analysed_patient.patient_key,
  CASE WHEN stop_reason = 'toxicity' THEN 'yes' WHEN stop_reason IS NULL THEN 'missing' ELSE 'no' END
FROM analysed_patient
JOIN fact_line_of_therapy ON line_key = index_line_key
