-- Analysed patients of each stratum with a toxicity, a prior line, a later line or a retreatment, counted
-- Grain: item, stratum
-- Rule: AP-19, AP-25
-- Source: study_stratum, patient_stratum, analysed_patient, first_retreatment
-- Missing: a missing answer stays in the denominator; a stratum without patients has 0 of 0
-- Materialized: (item, stratum)
WITH
stratum_count AS (
  SELECT
    stratum,
    COUNT(*) AS patients,
    SUM(toxicity_bevacizumab = 'yes') AS toxicity_bevacizumab,
    SUM(toxicity_chemotherapy = 'yes') AS toxicity_chemotherapy,
    SUM(prior_lines > 0) AS prior_line,
    SUM(later_lines > 0) AS later_line,
    COUNT(first_retreatment.line_key) AS retreatment
  FROM patient_stratum
  JOIN analysed_patient USING (patient_key)
  LEFT JOIN first_retreatment USING (patient_key)
  GROUP BY stratum
)
SELECT
  item.column1 AS item,
  stratum,
  COALESCE(
    CASE item.column1
      WHEN 'toxicity_bevacizumab' THEN toxicity_bevacizumab
      WHEN 'toxicity_chemotherapy' THEN toxicity_chemotherapy
      WHEN 'prior_line' THEN prior_line
      WHEN 'later_line' THEN later_line
      WHEN 'retreatment' THEN retreatment
    END,
    0
  ) AS successes,
  COALESCE(patients, 0) AS trials
FROM study_stratum
CROSS JOIN (VALUES
  ('toxicity_bevacizumab'),
  ('toxicity_chemotherapy'),
  ('prior_line'),
  ('later_line'),
  ('retreatment')
) AS item
LEFT JOIN stratum_count USING (stratum)
