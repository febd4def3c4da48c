-- Start and end of every endpoint of every patient with an index line: one arm an endpoint
-- Grain: endpoint, patient_key
-- Rule: AP-10, AP-11, AP-18
-- Source: index_line, first_retreatment, progression_free_end, survival_end
-- Missing: dates without a usable value are NULL
SELECT
  'pfs' AS endpoint, patient_key, line_key, started_on AS start_value,
  started_on_earliest AS start_earliest, started_on_latest AS start_latest,
  has_undated_event, is_event, ended_by, end_value, end_earliest, end_latest
FROM index_line
JOIN progression_free_end USING (line_key)
UNION ALL
SELECT
  'os', patient_key, line_key, started_on,
  started_on_earliest, started_on_latest,
  has_undated_event, is_event, ended_by, end_value, end_earliest, end_latest
FROM index_line
JOIN survival_end USING (line_key)
UNION ALL
SELECT
  'pfs_retreatment', patient_key, line_key, started_on,
  started_on_earliest, started_on_latest,
  has_undated_event, is_event, ended_by, end_value, end_earliest, end_latest
FROM first_retreatment
JOIN progression_free_end USING (line_key)
