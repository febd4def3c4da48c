-- Strata that each analysed patient counts in
-- Grain: stratum, patient_key
-- Rule: AP-19
-- Source: study_patient
-- Missing: a patient without a known subgroup counts in `all` alone
SELECT 'all' AS stratum, patient_key
FROM study_patient
UNION ALL
SELECT subgroup, patient_key
FROM study_patient
WHERE subgroup IS NOT NULL
