-- Progressions that end the combination lines: their own, else the earliest that a later line records
-- Grain: line_key
-- Rule: C-4, C-5, S-5
-- Source: combination_line, known_progression
-- Missing: a line without a progression has no row; a progression without a usable date comes after all dated ones
-- Materialized: (line_key)
WITH
own_progression AS (
  SELECT
    line_key,
    line_key AS progression_line_key,
    progressed_on,
    progressed_on_earliest,
    progressed_on_latest
  FROM combination_line
  JOIN known_progression USING (line_key)
),
progression_of_later_line AS (
  SELECT
    line.line_key,
    later.line_key AS progression_line_key,
    progressed_on,
    progressed_on_earliest,
    progressed_on_latest,
    ROW_NUMBER() OVER (PARTITION BY line.line_key ORDER BY progressed_on NULLS LAST, later.line_key) AS place
  FROM combination_line AS line
  JOIN known_progression AS later ON later.patient_key = line.patient_key AND later.started_on > line.started_on
  WHERE line.line_key NOT IN (SELECT line_key FROM own_progression)
)
SELECT line_key, progression_line_key, progressed_on, progressed_on_earliest, progressed_on_latest
FROM own_progression
UNION ALL
SELECT line_key, progression_line_key, progressed_on, progressed_on_earliest, progressed_on_latest
FROM progression_of_later_line
WHERE place = 1
