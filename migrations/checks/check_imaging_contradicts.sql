-- Tumor assessments of one kind and day that differ in their response
-- Grain: table_name, row_key, column_name
-- Rule: S-5, C-20
-- Source: fact_response
-- Missing: an assessment without a response is not examined
-- Check: plausibility, uniqueness, verification
-- Severity: warning
-- Threshold: 1 %
-- Counts: tumor assessments with a response
WITH
assessed_day AS (
  SELECT patient_key, assessed_on, modality, MIN(response) <> MAX(response) AS is_contradiction
  FROM fact_response
  WHERE response IS NOT NULL
  GROUP BY patient_key, assessed_on, modality
)
SELECT
  'fact_response' AS table_name,
  response_key AS row_key,
  'response' AS column_name,
  fact.patient_key,
  is_contradiction AS is_failed
FROM fact_response AS fact
JOIN assessed_day AS day
  ON day.patient_key = fact.patient_key AND day.assessed_on = fact.assessed_on AND day.modality IS fact.modality
WHERE response IS NOT NULL
