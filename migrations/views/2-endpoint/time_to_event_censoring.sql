-- Time to event under three rules of censoring: last news, last tumor assessment, start of the next line
-- Grain: endpoint, patient_key, censoring
-- Rule: AP-2, AP-10, C-32, C-80, C-81
-- Source: time_to_event, fact_response, study_setting, line_succession
-- Missing: a patient without an assessment after the start is censored on day 0; survival is censored at the last news alone
WITH
last_assessment AS (
  SELECT
    endpoint,
    patient_key,
    MAX(assessed_on) AS assessed_on
  FROM time_to_event
  JOIN fact_response USING (patient_key)
  CROSS JOIN study_setting
  WHERE response IS NOT NULL
    AND is_recist = 1
    AND assessed_on > date(started_on, '+' || baseline_imaging_days || ' days')
    AND assessed_on <= cutoff
  GROUP BY endpoint, patient_key
)
SELECT endpoint, patient_key, subgroup, 'last_news' AS censoring, days, is_event
FROM time_to_event
UNION ALL
SELECT
  endpoint,
  patient_key,
  subgroup,
  'last_assessment',
  CASE WHEN is_event THEN days ELSE CAST(julianday(COALESCE(assessed_on, started_on)) - julianday(started_on) AS INTEGER) END,
  is_event
FROM time_to_event
LEFT JOIN last_assessment USING (endpoint, patient_key)
WHERE endpoint <> 'os'
UNION ALL
SELECT
  endpoint,
  patient_key,
  subgroup,
  'next_line',
  MIN(days, CAST(julianday(COALESCE(next_started_on, ended_on)) - julianday(started_on) AS INTEGER)),
  is_event AND ended_on <= COALESCE(next_started_on, ended_on)
FROM time_to_event
LEFT JOIN line_succession USING (line_key, patient_key)
WHERE endpoint <> 'os'
