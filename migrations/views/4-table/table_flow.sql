-- The flow diagram: meetings, presentations, patients, and the subgroups of the analysed
-- Grain: section, item, stratum
-- Rule: AP-3, AP-5, AP-19, C-25, C-63
-- Source: fact_presentation, cohort_flow, flow_step, analysed_patient, response_rate
-- Missing: a count without a whole has no denominator and no percent
WITH
excluded AS (
  SELECT SUM(patients_out) AS n
  FROM cohort_flow
  JOIN flow_step USING (step, criterion)
  WHERE is_exclusion AND step < (SELECT step FROM flow_step WHERE criterion = 'included')
),
counted AS (
  SELECT 'meeting' AS section, 'all' AS item, 'all' AS stratum, COUNT(DISTINCT presented_on) AS n, NULL AS denominator, 'flow.meetings' AS id
  FROM fact_presentation
  WHERE is_in_window
  UNION ALL
  SELECT 'presentation', 'all', 'all', COUNT(*), NULL, 'flow.presentations'
  FROM fact_presentation
  WHERE is_in_window
  UNION ALL
  SELECT
    'patient', criterion, 'all',
    CASE WHEN is_exclusion THEN patients_out ELSE patients_left END, NULL,
    CASE criterion
      WHEN 'discussed' THEN 'flow.patients'
      WHEN 'proposed' THEN 'flow.bevacizumab_proposed'
      WHEN 'not_digestive' THEN 'flow.excluded.bronchial'
      WHEN 'not_carried_out' THEN 'flow.excluded.not_treated'
      WHEN 'included' THEN 'flow.included'
      WHEN 'not_analysed' THEN 'flow.not_analysed'
      WHEN 'analysed' THEN 'flow.analysed'
    END
  FROM cohort_flow
  JOIN flow_step USING (step, criterion)
  UNION ALL
  SELECT 'patient', 'excluded', 'all', n, NULL, 'flow.excluded'
  FROM excluded
  UNION ALL
  SELECT 'analysed', 'has_orbis_record', 'all', SUM(has_orbis_record), COUNT(*), 'flow.chu_orbis'
  FROM analysed_patient
  UNION ALL
  SELECT 'analysed', 'subgroup', stratum, response_rate.n, everyone.n, 'flow.analysed.' || stratum
  FROM response_rate
  CROSS JOIN (SELECT n FROM response_rate WHERE stratum = 'all') AS everyone
  WHERE stratum <> 'all'
)
SELECT
  section,
  item,
  stratum,
  COALESCE(n, 0) AS n,
  denominator,
  (2000 * n + denominator) / (2 * denominator) / 10.0 AS percent,
  id
FROM counted
