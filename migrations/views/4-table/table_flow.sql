-- Counts of the flow diagram: meetings, presentations, patients, and the subgroups of the analysed
-- Grain: section, item, stratum
-- Rule: AP-3, AP-5, AP-19, C-25, C-63
-- Source: fact_presentation, cohort_flow, study_flow_step, analysed_patient, response_rate, study_table_row
-- Missing: a count without a whole has no denominator and no percent; id is NULL where the print has no such row
WITH
excluded AS (
  SELECT SUM(patients_out) AS n
  FROM cohort_flow
  JOIN study_flow_step USING (step, criterion)
  WHERE is_exclusion AND step < (SELECT step FROM study_flow_step WHERE criterion = 'included')
),
counted AS (
  SELECT 'meeting' AS section, 'all' AS item, 'all' AS stratum, COUNT(DISTINCT presented_on) AS n, NULL AS denominator
  FROM fact_presentation
  WHERE is_in_window
  UNION ALL
  SELECT 'presentation', 'all', 'all', COUNT(*), NULL
  FROM fact_presentation
  WHERE is_in_window
  UNION ALL
  SELECT
    'patient', criterion, 'all',
    CASE WHEN is_exclusion THEN patients_out ELSE patients_left END, NULL
  FROM cohort_flow
  JOIN study_flow_step USING (step, criterion)
  UNION ALL
  SELECT 'patient', 'excluded', 'all', n, NULL
  FROM excluded
  UNION ALL
  SELECT 'analysed', 'has_orbis_record', 'all', SUM(has_orbis_record), COUNT(*)
  FROM analysed_patient
  UNION ALL
  SELECT 'analysed', 'subgroup', stratum, response_rate.n, everyone.n
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
  (
    SELECT printed.id
    FROM study_table_row AS printed
    WHERE printed.printed_table = 'table_flow'
      AND printed.section = counted.section AND printed.item = counted.item AND printed.stratum = counted.stratum
  ) AS id
FROM counted
