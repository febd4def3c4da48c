-- What ends the survival time of each patient with an index line, and when
-- Grain: line_key
-- Rule: AP-11, C-5, C-6
-- Source: index_line, vital_outcome
-- Missing: a death without a usable date hides the end (has_undated_event 1); without death and news ended_by is NULL
SELECT
  line_key,
  COALESCE(is_dead, 0) AND died_on IS NULL AS has_undated_event,
  died_on IS NOT NULL AS is_event,
  CASE WHEN died_on IS NOT NULL THEN 'death' ELSE censored_by END AS ended_by,
  COALESCE(died_on, last_news_on) AS end_value,
  CASE WHEN died_on IS NOT NULL THEN died_on_earliest ELSE last_news_on_earliest END AS end_earliest,
  CASE WHEN died_on IS NOT NULL THEN died_on_latest ELSE last_news_on_latest END AS end_latest
FROM index_line
LEFT JOIN vital_outcome USING (patient_key)
