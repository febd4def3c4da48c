-- Treatments of each analysed patient before the index line, by class
-- Grain: patient_key
-- Rule: AP-17, C-8, C-62
-- Source: study_patient, line_order
-- Missing: a class is `missing` where no prior line is of it and one has no known class
WITH
prior_line AS (
  SELECT
    patient_key,
    COUNT(*) AS prior_lines,
    MAX(modality = 'somatostatin_analogue') AS has_ssa,
    MAX(has_cytotoxic) AS has_chemotherapy,
    MAX(modality = 'prrt') AS has_prrt,
    MAX(modality = 'chemoembolization') AS has_chemoembolization,
    MAX(modality = 'targeted_therapy') AS has_targeted_therapy,
    MAX(modality = 'surgery') AS has_surgery,
    MAX(modality IS NULL) AS has_unknown
  FROM line_order
  WHERE role = 'prior'
  GROUP BY patient_key
)
SELECT
  patient_key,
  COALESCE(prior_lines, 0) AS prior_lines,
  CASE WHEN prior_lines > 0 THEN 'yes' ELSE 'no' END AS any_line,
  CASE WHEN has_ssa THEN 'yes' WHEN has_unknown THEN 'missing' ELSE 'no' END AS ssa,
  CASE WHEN has_chemotherapy THEN 'yes' WHEN has_unknown THEN 'missing' ELSE 'no' END AS chemotherapy,
  CASE WHEN has_prrt THEN 'yes' WHEN has_unknown THEN 'missing' ELSE 'no' END AS prrt,
  CASE WHEN has_chemoembolization THEN 'yes' WHEN has_unknown THEN 'missing' ELSE 'no' END AS chemoembolization,
  CASE WHEN has_targeted_therapy THEN 'yes' WHEN has_unknown THEN 'missing' ELSE 'no' END AS targeted_therapy,
  CASE WHEN has_surgery THEN 'yes' WHEN has_unknown THEN 'missing' ELSE 'no' END AS surgery
FROM study_patient
LEFT JOIN prior_line USING (patient_key)
