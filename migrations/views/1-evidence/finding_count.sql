-- Findings of each run by rule and code, counted
-- Grain: run_id, code
-- Rule: C-44
-- Source: finding, etl_run
-- Missing: a code without a finding has no row; a run whose findings are not kept has none
SELECT night, run_id, severity, rule, code, COUNT(*) AS n, COUNT(DISTINCT patient_key) AS patients
FROM finding
JOIN etl_run USING (run_id)
GROUP BY run_id, code
