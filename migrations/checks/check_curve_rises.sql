-- Points of a survival curve above the point before, outside 0 to 1, or with more at risk
-- Grain: table_name, row_name, column_name
-- Rule: AP-23
-- Source: kaplan_meier
-- Missing: an empty stratum has no curve
-- Check: conformance, computational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: points of curves
SELECT
  'kaplan_meier' AS table_name,
  endpoint || ' ' || stratum || ' ' || conf_type || ' ' || days AS row_name,
  'survival' AS column_name,
  NULL AS patient_key,
  survival NOT BETWEEN 0 AND 1
    OR survival > LAG(survival, 1, 1) OVER curve
    OR at_risk > LAG(at_risk, 1, at_risk) OVER curve AS is_failed
FROM kaplan_meier
WINDOW curve AS (PARTITION BY endpoint, stratum, conf_type ORDER BY days)
