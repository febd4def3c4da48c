-- Thresholds at which an adverse event counts as a toxicity of each part of the treatment
-- Grain: attribution
-- Rule: AP-14, AP-15
-- Source: study_setting
-- Missing: never
SELECT 'bevacizumab' AS attribution, bevacizumab_toxicity_grade AS lowest_grade, 0 AS counts_dose_concession
FROM study_setting
UNION ALL
SELECT 'chemotherapy', chemotherapy_toxicity_grade, 1
FROM study_setting
