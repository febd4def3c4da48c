-- Days between each combination line and the end of the one before it, at the least and at the most
-- Grain: line_key
-- Rule: C-76
-- Source: combination_line, fact_line_of_therapy, fact_administration
-- Missing: a first line has no row; days are NULL where the start, or the end and every administration, is missing
WITH
last_administration AS (
  SELECT line_key, MAX(administered_on) AS administered_on
  FROM fact_administration
  WHERE line_key IS NOT NULL
  GROUP BY line_key
),
ended_line AS (
  SELECT
    line.line_key,
    line.patient_key,
    combination_rank,
    line.started_on,
    line.started_on_earliest,
    line.started_on_latest,
    COALESCE(ended_on_earliest, administered_on) AS ended_earliest,
    COALESCE(ended_on_latest, administered_on) AS ended_latest
  FROM combination_line AS line
  JOIN fact_line_of_therapy USING (line_key)
  LEFT JOIN last_administration USING (line_key)
  WHERE NOT is_of_other_disease
)
SELECT
  line.line_key,
  line.patient_key,
  before.line_key AS line_before_key,
  line.combination_rank,
  before.started_on AS before_started_on,
  line.started_on_earliest,
  line.started_on_latest,
  CAST(julianday(line.started_on_earliest) - julianday(before.ended_latest) AS INTEGER) AS least_days,
  CAST(julianday(line.started_on_latest) - julianday(before.ended_earliest) AS INTEGER) AS most_days
FROM ended_line AS line
JOIN ended_line AS before
  ON before.patient_key = line.patient_key AND before.combination_rank = line.combination_rank - 1
