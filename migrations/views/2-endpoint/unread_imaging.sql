-- Unreadable imaging after the last assessment that counts in a followed line, with the endpoint that it may move
-- Grain: response_key
-- Rule: C-20, C-80, C-87
-- Source: included_line, fact_line_of_therapy, fact_response, missing_value, line_progression, line_succession, study_endpoint, study_setting
-- Missing: an imaging that could move no endpoint has no row
WITH
followed_line AS (
  SELECT
    line_key,
    included_line.patient_key,
    CASE role WHEN 'index' THEN 'pfs' ELSE 'pfs_retreatment' END AS endpoint,
    started_on,
    best_response IS NULL AS is_response_open,
    line_progression.progressed_on_latest AS progressed_by,
    MIN(
      cutoff,
      COALESCE(next_started_on, cutoff),
      COALESCE(line_progression.progressed_on_latest, cutoff),
      COALESCE(date(ended_on, '+' || response_grace_days || ' days'), cutoff)
    ) AS response_until
  FROM included_line
  JOIN fact_line_of_therapy USING (line_key, patient_key)
  CROSS JOIN study_setting
  LEFT JOIN line_succession USING (line_key)
  LEFT JOIN line_progression USING (line_key)
),
unread AS (
  SELECT
    line.line_key,
    line.patient_key,
    line.endpoint,
    response_key,
    progressed_by IS NULL OR assessed_on < progressed_by AS moves_pfs,
    is_response_open AND assessed_on <= response_until AS moves_response
  FROM followed_line AS line
  JOIN fact_response AS imaging USING (patient_key)
  JOIN missing_value AS gap ON gap.table_name = 'fact_response' AND gap.row_key = response_key AND gap.column_name = 'response'
  CROSS JOIN study_setting
  WHERE gap.reason = 'unreadable'
    AND is_recist = 1
    AND assessed_on > line.started_on
    AND assessed_on <= cutoff
    AND NOT EXISTS (
      SELECT 1
      FROM fact_response AS counted
      WHERE counted.patient_key = line.patient_key
        AND counted.response IS NOT NULL
        AND counted.is_recist = 1
        AND counted.assessed_on > date(line.started_on, '+' || baseline_imaging_days || ' days')
        AND counted.assessed_on >= imaging.assessed_on
        AND counted.assessed_on <= cutoff
    )
)
SELECT
  MIN(line_key) AS line_key,
  patient_key,
  response_key,
  MIN(CASE WHEN moves_pfs THEN label_en ELSE 'Best response' END) AS label_en,
  MIN(CASE WHEN moves_pfs THEN label_fr ELSE 'Meilleure réponse' END) AS label_fr
FROM unread
LEFT JOIN study_endpoint USING (endpoint)
WHERE moves_pfs OR moves_response
GROUP BY patient_key, response_key
