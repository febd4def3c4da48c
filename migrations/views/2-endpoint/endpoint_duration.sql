-- Duration of each endpoint of each patient with an index line, or the reason that it cannot be computed
-- Grain: endpoint, patient_key
-- Rule: AP-9, AP-10, AP-11, AP-18, C-3, C-5, C-6
-- Source: index_line, first_retreatment, progression_free_end, vital_outcome
-- Missing: ended_on and days are NULL unless the status is `computable`
-- Materialized: (endpoint, patient_key)
WITH
-- Start and end of every endpoint: one arm for each.
endpoint_period AS (
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
    -- A death without a usable date hides the end.
    COALESCE(is_dead, 0) AND died_on IS NULL,
    died_on IS NOT NULL,
    CASE WHEN died_on IS NOT NULL THEN 'death' ELSE censored_by END,
    COALESCE(died_on, last_news_on),
    CASE WHEN died_on IS NOT NULL THEN died_on_earliest ELSE last_news_on_earliest END,
    CASE WHEN died_on IS NOT NULL THEN died_on_latest ELSE last_news_on_latest END
  FROM index_line
  LEFT JOIN vital_outcome USING (patient_key)
  UNION ALL
  SELECT
    'pfs_retreatment', patient_key, line_key, started_on,
    started_on_earliest, started_on_latest,
    has_undated_event, is_event, ended_by, end_value, end_earliest, end_latest
  FROM first_retreatment
  JOIN progression_free_end USING (line_key)
),
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
  -- Only an imputed day can put the end before the start: the end is then the start.
  CASE WHEN status = 'computable' THEN MAX(start_value, end_value) END AS ended_on,
  CASE
    WHEN status = 'computable'
      THEN CAST(julianday(MAX(start_value, end_value)) - julianday(start_value) AS INTEGER)
  END AS days,
  status = 'computable' AND end_value < start_value AS is_end_moved
FROM judged_period
