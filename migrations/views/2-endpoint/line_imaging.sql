-- Tumor assessments that can show the response to a combination line
-- Grain: line_key, response_key
-- Rule: AP-2, AP-12, C-20, C-80, C-81
-- Source: combination_line, fact_line_of_therapy, line_succession, fact_response, study_setting
-- Missing: without an end the next line or the cut-off bounds the line, without a start it has no row
SELECT
  line.line_key,
  response_key,
  assessed_on,
  response
FROM combination_line AS line
JOIN fact_line_of_therapy USING (line_key)
JOIN fact_response ON fact_response.patient_key = line.patient_key
CROSS JOIN study_setting
LEFT JOIN line_succession USING (line_key)
WHERE response IS NOT NULL
  AND is_recist = 1
  AND (
    assessed_on > date(line.started_on, '+' || baseline_imaging_days || ' days')
    -- A progression of the first days belongs to the line only where the registry dates it so.
    OR response = 'pd' AND fact_response.line_key = line.line_key
  )
  AND (response <> 'sd' OR assessed_on >= date(line.started_on, '+' || stable_disease_days || ' days'))
  AND assessed_on <= MIN(
    cutoff,
    COALESCE(next_started_on, cutoff),
    COALESCE(progressed_on_latest, cutoff),
    COALESCE(date(ended_on, '+' || response_grace_days || ' days'), cutoff)
  )
