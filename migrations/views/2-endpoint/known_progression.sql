-- Progressions up to the cut-off that the lines of therapy record, dated or not
-- Grain: line_key
-- Rule: AP-2, C-5
-- Source: therapy_line, fact_line_of_therapy, study_setting
-- Missing: progressed_on is NULL where the progression has no usable date
SELECT
  line_key,
  line.patient_key,
  line.started_on,
  progressed_on,
  progressed_on_earliest,
  MIN(progressed_on_latest, cutoff) AS progressed_on_latest
FROM therapy_line AS line
JOIN fact_line_of_therapy USING (line_key)
CROSS JOIN study_setting
WHERE has_progression
  AND COALESCE(progressed_on, progressed_on_earliest, cutoff) <= cutoff
