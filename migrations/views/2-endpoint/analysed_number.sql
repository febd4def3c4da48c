-- Numbers of each analysed patient that the study summarizes, by stratum
-- Grain: variable, stratum, patient_key
-- Rule: AP-13, AP-19, AP-22, AP-26, C-65
-- Source: patient_stratum, analysed_patient, dim_tumor, metachronous_delay
-- Missing: value is NULL where the number is missing; the delay has rows for metachronous metastases alone
WITH
patient_number AS (
  SELECT 'age_at_diagnosis' AS variable, patient_key, age_at_diagnosis AS value
  FROM analysed_patient
  UNION ALL
  SELECT 'cycles', patient_key, 1.0 * cycles
  FROM analysed_patient
  UNION ALL
  SELECT 'tumor_size', analysed_patient.patient_key, size_mm
  FROM analysed_patient
  LEFT JOIN dim_tumor USING (tumor_key)
  UNION ALL
  SELECT 'mitoses', analysed_patient.patient_key, mitoses_per_10_hpf
  FROM analysed_patient
  LEFT JOIN dim_tumor USING (tumor_key)
  UNION ALL
  SELECT 'metachronous_delay', analysed_patient.patient_key, months
  FROM analysed_patient
  JOIN metachronous_delay USING (tumor_key)
)
SELECT variable, stratum, patient_key, value
FROM patient_number
JOIN patient_stratum USING (patient_key)
