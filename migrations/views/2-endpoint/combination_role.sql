-- What each combination line is: index line, maintenance, retreatment, or a prior line against another disease
-- Grain: line_key
-- Rule: AP-6, AP-18, C-76, C-77
-- Source: combination_line, combination_gap, known_progression, fact_line_of_therapy, study_setting
-- Missing: where the possible days decide neither the pause nor the progression, the line is no maintenance (is_undecided 1)
-- Materialized: (patient_key, role)
WITH
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
