-- Roles of the combination lines: index line, maintenance, retreatment, or prior line against another disease
-- Grain: line_key
-- Rule: AP-6, AP-18, C-76, C-77
-- Source: combination_line, fact_line_of_therapy, fact_administration, known_progression, study_setting
-- Missing: a line whose possible days decide neither the pause nor the progression is no maintenance (is_undecided 1)
-- Materialized: (patient_key, role)
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
),
-- Days between a line and the end of the line before, at the least and at the most.
combination_gap AS (
  SELECT
    line.line_key,
    line.patient_key,
    before.started_on AS before_started_on,
    line.started_on_earliest,
    line.started_on_latest,
    CAST(julianday(line.started_on_earliest) - julianday(before.ended_latest) AS INTEGER) AS least_days,
    CAST(julianday(line.started_on_latest) - julianday(before.ended_earliest) AS INTEGER) AS most_days
  FROM ended_line AS line
  JOIN ended_line AS before
    ON before.patient_key = line.patient_key AND before.combination_rank = line.combination_rank - 1
),
-- A progression since the line before started, surely or possibly up to the start of this one.
progression_between AS (
  SELECT
    gap.line_key,
    MAX(COALESCE(progressed_on_latest <= started_on_earliest, 0)) AS has_progressed,
    MAX(COALESCE(progressed_on_earliest, '') <= started_on_latest) AS may_have_progressed
  FROM combination_gap AS gap
  JOIN known_progression AS known ON known.patient_key = gap.patient_key AND known.line_key <> gap.line_key
  WHERE COALESCE(progressed_on_latest, '9999') > before_started_on
    AND COALESCE(known.started_on, before_started_on) >= before_started_on
  GROUP BY gap.line_key
),
judged_gap AS (
  SELECT
    line_key,
    most_days <= maintenance_gap_days AS is_surely_soon,
    least_days > maintenance_gap_days AS is_surely_late,
    COALESCE(has_progressed, 0) OR COALESCE(progression_at_start = 'yes', 0) AS has_progressed,
    COALESCE(may_have_progressed, 0) AS may_have_progressed
  FROM combination_gap
  JOIN fact_line_of_therapy USING (line_key)
  CROSS JOIN study_setting
  LEFT JOIN progression_between USING (line_key)
),
judged_line AS (
  SELECT
    line_key,
    patient_key,
    combination_rank,
    is_of_other_disease,
    COALESCE(is_surely_soon AND NOT has_progressed AND NOT may_have_progressed, 0) AS is_maintenance,
    COALESCE(
      NOT is_surely_late AND NOT has_progressed AND (NOT is_surely_soon OR may_have_progressed),
      0
    ) AS is_undecided
  FROM combination_line
  LEFT JOIN judged_gap USING (line_key)
),
named_line AS (
  SELECT
    line_key,
    patient_key,
    combination_rank,
    is_undecided,
    CASE
      WHEN is_of_other_disease THEN 'prior'
      WHEN combination_rank = 1 THEN 'index'
      WHEN is_maintenance THEN 'maintenance'
      ELSE 'retreatment'
    END AS role
  FROM judged_line
)
SELECT
  line_key,
  patient_key,
  role,
  is_undecided,
  ROW_NUMBER() OVER (PARTITION BY patient_key, role ORDER BY combination_rank) AS role_rank
FROM named_line
