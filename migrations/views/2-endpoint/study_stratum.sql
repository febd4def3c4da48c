-- Strata that results are given for: all patients, then each subgroup
-- Grain: stratum
-- Rule: AP-19
-- Source: code_subgroup
-- Missing: never
SELECT 'all' AS stratum, 0 AS position
UNION ALL
SELECT code, position
FROM code_subgroup
