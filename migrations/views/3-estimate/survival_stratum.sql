-- Strata of every estimate: all subjects, then each declared subgroup
-- Grain: stratum
-- Rule: AP-19
-- Source: code_subgroup
-- Missing: never
SELECT 'all' AS stratum, 0 AS position
UNION ALL
SELECT code AS stratum, position
FROM code_subgroup
