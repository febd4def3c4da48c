-- Proposals of the study treatment at a performance status of 3 or 4
-- Grain: table_name, row_key, column_name
-- Rule: AP-4, C-90, ESMO guideline, Ann Oncol 2020;31:844
-- Source: study_proposal, fact_presentation
-- Missing: a proposal without a status is not examined
-- Check: plausibility, atemporal, verification
-- Severity: info
-- Threshold: 10 %
-- Counts: proposals with a performance status
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'ecog_status' AS column_name,
  fact.patient_key,
  ecog_status >= 3 AS is_failed
FROM study_proposal
JOIN fact_presentation AS fact USING (presentation_key)
WHERE is_proposal AND ecog_status IS NOT NULL
