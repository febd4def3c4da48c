-- Ends of the progression-free time of the combination lines: kind and date
-- Grain: line_key
-- Rule: AP-10, AP-18, C-5, C-60
-- Source: combination_line, line_progression, vital_outcome
-- Missing: an event without a usable date hides the end (has_undated_event 1); without event and news ended_by is NULL
WITH
outcome AS (
  SELECT
    line.line_key,
    progressed_on,
    progressed_on_earliest,
    progressed_on_latest,
    died_on,
    died_on_earliest,
    died_on_latest,
    censored_by,
    last_news_on,
    last_news_on_earliest,
    last_news_on_latest,
    CASE
      WHEN progressed_on <= COALESCE(died_on, progressed_on) THEN 'progression'
      WHEN died_on IS NOT NULL THEN 'death'
    END AS event,
    -- An undated progression counts unless the death is before its first possible day.
    COALESCE(progression_line_key IS NOT NULL AND progressed_on IS NULL, 0)
      AND NOT COALESCE(died_on_latest < progressed_on_earliest, 0)
      OR COALESCE(is_dead, 0) AND died_on IS NULL AND progressed_on IS NULL AS has_undated_event
  FROM combination_line AS line
  LEFT JOIN line_progression ON line_progression.line_key = line.line_key
  LEFT JOIN vital_outcome USING (patient_key)
)
SELECT
  line_key,
  has_undated_event,
  event IS NOT NULL AS is_event,
  COALESCE(event, censored_by) AS ended_by,
  CASE event WHEN 'progression' THEN progressed_on WHEN 'death' THEN died_on ELSE last_news_on END AS end_value,
  CASE event
    WHEN 'progression' THEN progressed_on_earliest
    WHEN 'death' THEN died_on_earliest
    ELSE last_news_on_earliest
  END AS end_earliest,
  CASE event
    WHEN 'progression' THEN progressed_on_latest
    WHEN 'death' THEN died_on_latest
    ELSE last_news_on_latest
  END AS end_latest
FROM outcome
