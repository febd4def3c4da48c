-- Flow of patients from discussed to analysed
-- Grain: step
-- Rule: AP-5, C-40
-- Source: study_flow_step, patient_flow, dim_patient
-- Missing: a step without patients has 0
WITH
leaving AS (
  SELECT last_step AS left_at, COUNT(*) AS patients
  FROM patient_flow
  GROUP BY last_step
),
step_count AS (
  SELECT
    step,
    criterion,
    COALESCE(SUM(patients) FILTER (WHERE left_at > step OR left_at = step AND NOT is_exclusion), 0) AS patients_left
  FROM study_flow_step
  LEFT JOIN leaving ON left_at >= step
  GROUP BY step, criterion
),
step_entry AS (
  SELECT
    step,
    criterion,
    -- All patients of the exports enter the first step.
    LAG(patients_left, 1, (SELECT COUNT(*) FROM dim_patient)) OVER (ORDER BY step) AS patients_in,
    patients_left
  FROM step_count
)
SELECT step, criterion, patients_in, patients_in - patients_left AS patients_out, patients_left
FROM step_entry
