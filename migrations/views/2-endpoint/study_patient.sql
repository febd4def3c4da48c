-- Analysed patients with the line, tumor and presentation of their analysis
-- Grain: patient_key
-- Rule: AP-5, AP-7, AP-19, C-15
-- Source: patient_flow, index_line, dim_tumor, fact_presentation
-- Missing: subgroup is NULL where the primary site is missing: such a patient counts in `all` alone
-- Materialized: (patient_key)
WITH
baseline_presentation AS (
  SELECT patient_key, presentation_key
  FROM fact_presentation
  WHERE is_baseline
),
baseline_tumor AS (
  SELECT patient_key, tumor_key, subgroup
  FROM dim_tumor
  WHERE is_baseline
)
SELECT
  patient_key,
  subgroup,
  line_key AS index_line_key,
  tumor_key,
  presentation_key
FROM patient_flow
JOIN index_line USING (patient_key)
LEFT JOIN baseline_presentation USING (patient_key)
LEFT JOIN baseline_tumor USING (patient_key)
WHERE criterion = 'analysed'
