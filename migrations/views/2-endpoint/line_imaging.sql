-- Tumor assessments that can tell the response to a combination line
-- Grain: line_key, response_key
-- Rule: AP-2, AP-12, C-2, C-20
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
  AND assessed_on > line.started_on
  AND assessed_on <= MIN(
    cutoff,
    COALESCE(next_started_on, cutoff),
    COALESCE(date(ended_on, '+' || response_grace_days || ' days'), cutoff)
  )
