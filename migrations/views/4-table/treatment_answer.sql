-- Answers of the analysed patients about the index line and later treatments
-- Grain: question, patient_key
-- Rule: AP-16, AP-17, C-25
-- Source: analysed_patient, fact_line_of_therapy, later_treatment
-- Missing: `missing` is an answer
WITH
wide_answer AS (
  SELECT
    analysed_patient.patient_key,
    progression_at_start,
    regimen,
    CASE has_concomitant_ssa WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS concomitant_ssa,
    stop_reason,
    any_treatment,
    ssa,
    chemotherapy,
    chemoembolization,
    prrt,
    targeted_therapy,
    surgery,
    supportive_care
  FROM analysed_patient
  JOIN fact_line_of_therapy ON line_key = index_line_key
  JOIN later_treatment ON later_treatment.patient_key = analysed_patient.patient_key
)
SELECT key AS question, patient_key, COALESCE(value, 'missing') AS answer
FROM wide_answer
CROSS JOIN json_each(json_object(
  'progression_before', progression_at_start,
  'regimen', regimen,
  'concomitant_ssa', concomitant_ssa,
  'stop', stop_reason,
  'after', any_treatment,
  'after_ssa', ssa,
  'after_chemo', chemotherapy,
  'after_tace', chemoembolization,
  'after_prrt', prrt,
  'after_targeted', targeted_therapy,
  'after_surgery', surgery,
  'after_supportive', supportive_care
))
