-- Analysed patients with their characteristics
-- Grain: patient_key
-- Rule: AP-5, AP-12 to AP-17, AP-20, AP-22, C-41
-- Source: study_patient, dim_patient, dim_tumor, fact_line_of_therapy, line_response, ki67_class, prior_treatment, later_treatment, patient_toxicity
-- Missing: a missing value is NULL, a missing toxicity `missing` (AP-16)
-- Materialized: (patient_key)
SELECT
  study_patient.patient_key,
  study_patient.subgroup,
  index_line_key,
  line_response.best_response,
  fact_line_of_therapy.cycles,
  ki67_class,
  prior_lines,
  later_lines,
  bevacizumab.answer AS toxicity_bevacizumab,
  chemotherapy.answer AS toxicity_chemotherapy,
  age_at_diagnosis_years AS age_at_diagnosis,
  has_orbis_record,
  study_patient.tumor_key,
  study_patient.presentation_key
FROM study_patient
JOIN dim_patient USING (patient_key)
JOIN fact_line_of_therapy ON fact_line_of_therapy.line_key = index_line_key
JOIN prior_treatment USING (patient_key)
JOIN later_treatment USING (patient_key)
JOIN patient_toxicity AS bevacizumab USING (patient_key)
JOIN patient_toxicity AS chemotherapy USING (patient_key)
LEFT JOIN line_response ON line_response.line_key = index_line_key
LEFT JOIN dim_tumor ON dim_tumor.tumor_key = study_patient.tumor_key
LEFT JOIN ki67_class ON ki67_class.tumor_key = study_patient.tumor_key
WHERE bevacizumab.attribution = 'bevacizumab' AND chemotherapy.attribution = 'chemotherapy'
