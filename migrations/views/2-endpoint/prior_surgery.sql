-- Surgery of each analysed patient before the index line: target and completeness over all such lines
-- Grain: patient_key
-- Rule: AP-17
-- Source: study_patient, line_order, fact_line_of_therapy
-- Missing: target is NULL where no surgery has one; is_complete is NULL where no margin is known
SELECT
  patient_key,
  COUNT(*) AS surgeries,
  CASE
    WHEN MAX(surgery_target IN ('primary', 'both')) AND MAX(surgery_target IN ('metastases', 'both')) THEN 'both'
    WHEN MAX(surgery_target = 'primary') THEN 'primary'
    WHEN MAX(surgery_target = 'metastases') THEN 'metastases'
  END AS target,
  -- Complete: every surgery whose margin is known was R0.
  MIN(resection_margin = 'r0') AS is_complete
FROM study_patient
JOIN line_order USING (patient_key)
JOIN fact_line_of_therapy USING (line_key, patient_key)
WHERE role = 'prior' AND line_order.modality = 'surgery'
GROUP BY patient_key
