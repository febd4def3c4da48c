-- Best responses to the index line with objective response and disease control
-- Grain: stratum
-- Rule: AP-12, AP-19, AP-25, C-20
-- Source: study_stratum, patient_stratum, study_patient, line_response
-- Missing: a missing response stays in the denominator; without patients the percentages are NULL
-- Materialized: (stratum)
WITH
stratum_response AS (
  SELECT
    stratum,
    COUNT(*) AS n,
    SUM(best_response IS 'cr') AS cr,
    SUM(best_response IS 'pr') AS pr,
    SUM(best_response IS 'sd') AS sd,
    SUM(best_response IS 'pd') AS pd,
    SUM(best_response IS 'ne') AS not_evaluable,
    SUM(best_response IS NULL) AS missing
  FROM patient_stratum
  JOIN study_patient USING (patient_key)
  LEFT JOIN line_response ON line_key = index_line_key
  GROUP BY stratum
)
SELECT
  stratum,
  COALESCE(n, 0) AS n,
  COALESCE(cr, 0) AS cr,
  COALESCE(pr, 0) AS pr,
  COALESCE(sd, 0) AS sd,
  COALESCE(pd, 0) AS pd,
  COALESCE(not_evaluable, 0) AS not_evaluable,
  COALESCE(missing, 0) AS missing,
  COALESCE(cr + pr, 0) AS orr_n,
  (2000 * (cr + pr) + n) / (2 * n) / 10.0 AS orr_percent,
  COALESCE(cr + pr + sd, 0) AS dcr_n,
  (2000 * (cr + pr + sd) + n) / (2 * n) / 10.0 AS dcr_percent
FROM study_stratum
LEFT JOIN stratum_response USING (stratum)
ORDER BY position
