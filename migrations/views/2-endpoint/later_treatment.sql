-- Treatments of each analysed patient after the index line, by class, as the follow-up records them
-- Grain: patient_key
-- Rule: AP-17, C-8, C-25
-- Source: study_patient, line_order, fact_follow_up
-- Missing: `missing` where the follow-up does not answer; any_treatment is `no` only if every class is no
WITH
later_line AS (
  SELECT patient_key, COUNT(*) AS later_lines
  FROM line_order
  WHERE role IN ('later', 'retreatment')
  GROUP BY patient_key
),
later_class AS (
  SELECT
    patient_key,
    COALESCE(later_lines, 0) AS later_lines,
    CASE has_later_ssa WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'missing' END AS ssa,
    CASE has_later_chemotherapy WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'missing' END AS chemotherapy,
    CASE has_later_chemoembolization WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'missing' END AS chemoembolization,
    CASE has_later_prrt WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'missing' END AS prrt,
    CASE has_later_targeted_therapy WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'missing' END AS targeted_therapy,
    CASE has_later_surgery WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'missing' END AS surgery,
    CASE has_later_supportive_care WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'missing' END AS supportive_care
  FROM study_patient
  LEFT JOIN later_line USING (patient_key)
  LEFT JOIN fact_follow_up USING (patient_key)
)
SELECT
  patient_key,
  later_lines,
  CASE
    WHEN later_lines > 0 THEN 'yes'
    WHEN 'yes' IN (ssa, chemotherapy, chemoembolization, prrt, targeted_therapy, surgery, supportive_care) THEN 'yes'
    WHEN 'missing' IN (ssa, chemotherapy, chemoembolization, prrt, targeted_therapy, surgery, supportive_care) THEN 'missing'
    ELSE 'no'
  END AS any_treatment,
  ssa,
  chemotherapy,
  chemoembolization,
  prrt,
  targeted_therapy,
  surgery,
  supportive_care
FROM later_class
