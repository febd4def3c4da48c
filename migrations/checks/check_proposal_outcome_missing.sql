-- Proposals without an answer whether they were carried out
-- Grain: table_name, row_key, column_name
-- Rule: C-11, C-90
-- Source: study_proposal, fact_presentation, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: warning
-- Threshold: 20 %
-- Counts: presentations that propose the study treatment
SELECT
  'fact_presentation' AS table_name,
  presentation_key AS row_key,
  'is_carried_out' AS column_name,
  fact.patient_key,
  fact.is_carried_out IS NULL AS is_failed
FROM study_proposal
JOIN fact_presentation AS fact USING (presentation_key)
WHERE is_proposal
  AND (fact.is_carried_out IS NOT NULL OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'fact_presentation' AND i.column_name = 'is_carried_out' AND i.row_key = presentation_key
  ))
