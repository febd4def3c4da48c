-- Death and last news of each patient as of the cut-off
-- Grain: patient_key
-- Rule: AP-2, C-5, C-6, C-86
-- Source: fact_follow_up, last_seen, study_setting
-- Missing: a death without a usable date has is_dead 1 and no day; last news without a usable date are NULL
WITH
recorded_outcome AS (
  SELECT
    patient_key,
    cutoff,
    is_dead
      AND COALESCE(died_on, died_on_earliest, cutoff) <= cutoff
      -- Exact news after the cut-off prove life at it against a death known by its year or month alone.
      AND NOT COALESCE(died_on_earliest < died_on_latest AND last_day_on > cutoff, 0) AS is_dead,
    died_on,
    died_on_earliest,
    died_on_latest,
    last_news_on,
    last_news_on_earliest,
    last_news_on_latest,
    -- A death is news too: a patient who died later was alive at the cut-off.
    MAX(COALESCE(last_news_on, last_news_on_earliest, ''), COALESCE(died_on, died_on_earliest, ''), COALESCE(last_day_on, '')) > cutoff
      AS has_news_after_cutoff
  FROM fact_follow_up
  CROSS JOIN study_setting
  LEFT JOIN last_seen USING (patient_key)
)
SELECT
  patient_key,
  is_dead,
  CASE WHEN is_dead THEN died_on END AS died_on,
  CASE WHEN is_dead THEN died_on_earliest END AS died_on_earliest,
  CASE WHEN is_dead THEN MIN(died_on_latest, cutoff) END AS died_on_latest,
  CASE WHEN has_news_after_cutoff THEN 'cutoff' ELSE 'last_news' END AS censored_by,
  CASE WHEN has_news_after_cutoff THEN cutoff ELSE last_news_on END AS last_news_on,
  CASE WHEN has_news_after_cutoff THEN cutoff ELSE last_news_on_earliest END AS last_news_on_earliest,
  CASE WHEN has_news_after_cutoff THEN cutoff ELSE MIN(last_news_on_latest, cutoff) END AS last_news_on_latest
FROM recorded_outcome
