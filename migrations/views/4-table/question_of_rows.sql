-- Questions that are answered by several rows of a patient: lines before and after, assessments, adverse events
-- Grain: question, subject, column_name
-- Rule: AP-12, AP-14, AP-15, AP-17, AP-18, C-20, C-25
-- Source: study_toxicity, code_cardiovascular_risk_factor
-- Missing: never
WITH
-- What comes before or after is decided by start and number of each line and of the index line.
question_of_order AS (
  SELECT column1 AS question, column2 AS other_column
  FROM (VALUES
    ('prior', 'modality'),
    ('prior_lines', 'modality'),
    ('prior_ssa', 'modality'),
    ('prior_chemo', 'has_cytotoxic'),
    ('prior_prrt', 'modality'),
    ('prior_tace', 'modality'),
    ('prior_targeted', 'modality'),
    ('prior_surgery', 'modality'),
    ('after', 'modality')
  )
),
question_of_response AS (
  SELECT column1 AS question, column2 AS line, column3 AS imaging
  FROM (VALUES
    ('response', 'index_line', 'index_imaging'),
    ('orr', 'index_line', 'index_imaging'),
    ('dcr', 'index_line', 'index_imaging'),
    ('retreatment.response', 'retreatment', 'retreatment_imaging'),
    ('retreatment.dcr', 'retreatment', 'retreatment_imaging'),
    ('retreatment.pr_first', 'index_line', 'index_imaging')
  )
),
question_of_event AS (
  SELECT attribution || '.' || term AS question, term
  FROM study_toxicity
  UNION ALL
  SELECT DISTINCT attribution || '.any', term
  FROM study_toxicity
  UNION ALL
  SELECT column1, 'hypertension'
  FROM (VALUES ('bevacizumab.hypertension_treated'), ('bevacizumab.treated_if_hypertensive'))
)
SELECT question, 'other_line' AS subject, other_column AS column_name
FROM question_of_order
UNION ALL
SELECT question, column1, column2
FROM question_of_order
CROSS JOIN (VALUES ('other_line', 'started_on'), ('other_line', 'line_number'), ('index_line', 'started_on'), ('index_line', 'line_number'))
UNION ALL
SELECT 'after', 'follow_up', column1
FROM (VALUES
  ('has_later_ssa'), ('has_later_chemotherapy'), ('has_later_chemoembolization'), ('has_later_prrt'),
  ('has_later_targeted_therapy'), ('has_later_surgery'), ('has_later_supportive_care')
)
UNION ALL
SELECT question, line, 'best_response'
FROM question_of_response
UNION ALL
SELECT question, imaging, 'response'
FROM question_of_response
UNION ALL
SELECT question, 'event.' || term, column1
FROM question_of_event
CROSS JOIN (VALUES ('status'), ('grade'), ('attribution'), ('has_dose_concession'), ('has_treatment_started'))
UNION ALL
-- A toxicity that nobody wrote down is missing of this line.
SELECT DISTINCT question, 'index_line', 'line_number'
FROM question_of_event
UNION ALL
SELECT 'cvrf.' || code, 'presentation', 'cardiovascular_risk_factor_count'
FROM code_cardiovascular_risk_factor
