-- Each adverse event of an index line read against each threshold: yes, no or missing
-- Grain: adverse_event_key, attribution
-- Rule: AP-14, AP-15, AP-16, C-21, C-88
-- Source: study_patient, fact_adverse_event, toxicity_threshold, study_setting
-- Missing: `missing` where nobody wrote it down, or the grade, conduct or attribution that decides is missing
WITH
graded_event AS (
  SELECT
    event.patient_key,
    adverse_event_key,
    term,
    status,
    attribution AS attributed_to,
    has_dose_concession,
    -- Hypertension for which a drug was started is at least grade 2.
    CASE
      WHEN term = 'hypertension' AND has_treatment_started
        THEN MAX(COALESCE(grade, treated_hypertension_grade), treated_hypertension_grade)
      ELSE grade
    END AS grade
  FROM study_patient
  JOIN fact_adverse_event AS event ON line_key = index_line_key
  CROSS JOIN study_setting
),
weighed_event AS (
  SELECT
    patient_key,
    adverse_event_key,
    term,
    attribution,
    status,
    attributed_to,
    CASE
      WHEN grade >= lowest_grade OR counts_dose_concession AND has_dose_concession IS 1 THEN 'yes'
      WHEN grade IS NULL OR counts_dose_concession AND has_dose_concession IS NULL THEN 'missing'
      ELSE 'no'
    END AS is_severe
  FROM graded_event
  CROSS JOIN toxicity_threshold
)
SELECT
  adverse_event_key,
  attribution,
  patient_key,
  term,
  CASE
    WHEN status = 'absent' THEN 'no'
    WHEN status = 'missing' THEN 'missing'
    WHEN attributed_to IN (attribution, 'both') THEN is_severe
    WHEN attributed_to IN ('bevacizumab', 'chemotherapy', 'neither') THEN 'no'
    -- Nobody knows what caused it.
    WHEN is_severe = 'yes' THEN 'missing'
    ELSE is_severe
  END AS answer
FROM weighed_event
