-- Answers of the analysed patients about their tumor at the start of bevacizumab
-- Grain: question, patient_key
-- Rule: AP-7, AP-16, AP-19, AP-20
-- Source: analysed_patient, dim_tumor, fact_presentation, bridge_metastatic_site
-- Missing: an answer is text, `missing` one of them; metastatic sites are asked of patients with metastases at the start
WITH
wide_answer AS (
  SELECT
    analysed_patient.patient_key,
    analysed_patient.subgroup,
    dim_tumor.differentiation,
    ki67_class,
    dim_tumor.ki67_specimen,
    dim_tumor.ki67_highest_in,
    dim_tumor.grade,
    CASE is_primary_in_place WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS primary_in_place,
    CASE dim_tumor.is_secreting WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS secreting,
    CASE has_secretory_syndrome WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS secretory_syndrome,
    CASE dim_tumor.has_synchronous_metastases WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS synchronous,
    CASE dim_tumor.has_metachronous_metastases WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS metachronous,
    CASE has_metastases WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS metastatic_at_start
  FROM analysed_patient
  LEFT JOIN dim_tumor ON dim_tumor.tumor_key = analysed_patient.tumor_key
  LEFT JOIN fact_presentation ON fact_presentation.presentation_key = analysed_patient.presentation_key
),
metastatic_answer AS (
  SELECT
    analysed_patient.patient_key,
    CASE WHEN metastatic_site_count > 1 THEN 'yes' WHEN metastatic_site_count IS NOT NULL THEN 'no' END AS multiple_sites,
    CASE
      WHEN EXISTS (
        SELECT 1
        FROM bridge_metastatic_site AS found
        WHERE found.presentation_key = fact_presentation.presentation_key AND site = 'liver'
      ) THEN 'yes'
      WHEN metastatic_site_count IS NOT NULL THEN 'no'
    END AS liver
  FROM analysed_patient
  JOIN fact_presentation USING (presentation_key)
  WHERE has_metastases
)
SELECT key AS question, patient_key, COALESCE(CAST(value AS TEXT), 'missing') AS answer
FROM wide_answer
CROSS JOIN json_each(json_object(
  'primary', subgroup,
  'primary_in_place', primary_in_place,
  'differentiation', differentiation,
  'ki67', ki67_class,
  'ki67_site', ki67_specimen,
  'ki67_highest', ki67_highest_in,
  'grade', grade,
  'secreting', secreting,
  'secretory_syndrome', secretory_syndrome,
  'synchronous', synchronous,
  'metachronous', metachronous,
  'metastatic_at_start', metastatic_at_start
))
UNION ALL
SELECT key, patient_key, COALESCE(value, 'missing')
FROM metastatic_answer
CROSS JOIN json_each(json_object('multiple_sites', multiple_sites, 'liver', liver))
