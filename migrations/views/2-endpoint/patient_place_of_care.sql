-- Place of care to ask about each patient: that of the index line, else of the last line with a place
-- Grain: patient_key
-- Rule: C-41
-- Source: dim_patient, index_line, fact_line_of_therapy
-- Missing: `unknown` for a patient without a line with a place, unless the hospital knows the patient
WITH
placed_line AS (
  SELECT
    line.patient_key,
    place_of_care,
    ROW_NUMBER() OVER (
      PARTITION BY line.patient_key
      ORDER BY index_line.line_key IS NULL, line.started_on DESC, line.line_key DESC
    ) AS place
  FROM fact_line_of_therapy AS line
  LEFT JOIN index_line USING (line_key)
  WHERE place_of_care IS NOT NULL
)
SELECT
  patient_key,
  COALESCE(place_of_care, CASE WHEN has_orbis_record THEN 'chu' ELSE 'unknown' END) AS place_of_care
FROM dim_patient
LEFT JOIN placed_line USING (patient_key)
WHERE place IS NULL OR place = 1
