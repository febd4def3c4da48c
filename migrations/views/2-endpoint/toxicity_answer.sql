-- Toxicities of the index line of each analysed patient: yes, no or missing
-- Grain: attribution, term, patient_key
-- Rule: AP-14, AP-15, AP-16, C-21, C-61, C-88
-- Source: study_patient, fact_adverse_event, toxicity_threshold, study_setting, study_toxicity
-- Missing: a term that the study looks for and no event records is `missing`, never `no`
-- Materialized: (attribution, term, patient_key)
WITH
graded_event AS (
  SELECT
    event.patient_key,
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
),
-- Each event against each threshold; `missing` where the grade, conduct or attribution that decides is missing.
event_answer AS (
  SELECT
    attribution,
    term,
    patient_key,
    CASE
      WHEN status = 'absent' THEN 'no'
      WHEN status = 'missing' THEN 'missing'
      WHEN attributed_to IN (attribution, 'both') THEN is_severe
      WHEN attributed_to IN ('bevacizumab', 'chemotherapy', 'neither') THEN 'no'
      -- The cause is unknown.
      WHEN is_severe = 'yes' THEN 'missing'
      ELSE is_severe
    END AS answer
  FROM weighed_event
),
recorded_answer AS (
  SELECT
    attribution,
    term,
    patient_key,
    CASE
      WHEN MAX(answer = 'yes') THEN 'yes'
      WHEN MAX(answer = 'missing') THEN 'missing'
      ELSE 'no'
    END AS answer
  FROM event_answer
  GROUP BY attribution, term, patient_key
)
SELECT attribution, term, patient_key, answer
FROM recorded_answer
UNION ALL
SELECT attribution, term, patient_key, 'missing'
FROM study_toxicity
CROSS JOIN study_patient
WHERE NOT EXISTS (
  SELECT 1
  FROM fact_adverse_event AS event
  WHERE event.line_key = index_line_key AND event.term = study_toxicity.term
)
