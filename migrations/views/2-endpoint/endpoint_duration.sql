-- Days of every endpoint of every patient with an index line, or why they cannot be computed
-- Grain: endpoint, patient_key
-- Rule: AP-9, AP-10, AP-11, C-3, C-5
-- Source: endpoint_period
-- Missing: ended_on and days are NULL unless the status is `computable`
-- Materialized: (endpoint, patient_key)
WITH
judged_period AS (
  SELECT
    endpoint,
    patient_key,
    line_key,
    CASE
      WHEN start_value IS NULL THEN 'start_missing'
      WHEN has_undated_event THEN 'event_undated'
      WHEN end_value IS NULL THEN 'end_missing'
      WHEN end_latest < start_earliest THEN 'contradicting_dates'
      ELSE 'computable'
    END AS status,
    start_value,
    start_earliest,
    start_latest,
    has_undated_event,
    is_event,
    ended_by,
    end_value,
    end_earliest,
    end_latest
  FROM endpoint_period
)
SELECT
  endpoint,
  patient_key,
  line_key,
  status,
  start_value,
  start_earliest,
  start_latest,
  has_undated_event,
  is_event,
  ended_by,
  end_value,
  end_earliest,
  end_latest,
  -- Only imputed days put the end before the start: both are one day then.
  CASE WHEN status = 'computable' THEN MAX(start_value, end_value) END AS ended_on,
  CASE
    WHEN status = 'computable'
      THEN CAST(julianday(MAX(start_value, end_value)) - julianday(start_value) AS INTEGER)
  END AS days,
  status = 'computable' AND end_value < start_value AS is_end_moved
FROM judged_period
