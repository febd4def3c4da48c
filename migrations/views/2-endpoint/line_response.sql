-- Best responses to the combination lines, from the registry or the imaging
-- Grain: line_key
-- Rule: AP-12, C-20
-- Source: combination_line, fact_line_of_therapy, line_imaging, code_response
-- Missing: best_response is NULL where neither has one; `ne` (not evaluable) is an answer
-- Materialized: (line_key)
WITH
best_imaging AS (
  SELECT line_key, MIN(position) AS position
  FROM line_imaging
  JOIN code_response ON code = response
  GROUP BY line_key
)
SELECT
  line_key,
  line.patient_key,
  COALESCE(best_response, code) AS best_response,
  CASE
    WHEN best_response IS NOT NULL THEN 'recorded'
    WHEN code IS NOT NULL THEN 'imaging'
  END AS response_source
FROM combination_line AS line
JOIN fact_line_of_therapy USING (line_key)
LEFT JOIN best_imaging USING (line_key)
LEFT JOIN code_response USING (position)
