-- Doubts left in each night, by rule and code
-- Grain: run_id, code
-- Rule: C-44
-- Source: finding, etl_run
-- Missing: a finding that nothing gave has no row; a night whose findings are not carried has none
SELECT night, run_id, severity, rule, code, COUNT(*) AS n, COUNT(DISTINCT patient_key) AS patients
FROM finding
JOIN etl_run USING (run_id)
GROUP BY run_id, code
