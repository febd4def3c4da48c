-- Window, cut-off and thresholds of the study, one typed column each
-- Grain: cutoff
-- Rule: AP-1, AP-2, AP-10, AP-14, AP-15, AP-20, AP-21, C-8, C-20, C-76, C-77, C-80, C-82, C-90
-- Source: study_parameter
-- Missing: a parameter that the study does not declare is NULL, and so are the values that depend on it
SELECT
  MAX(value) FILTER (WHERE name = 'window_from') AS window_from,
  MAX(value) FILTER (WHERE name = 'window_to') AS window_to,
  MAX(value) FILTER (WHERE name = 'cutoff') AS cutoff,
  -- The drug under study, and the class of the drugs that it is combined with.
  MAX(value) FILTER (WHERE name = 'index_drug') AS index_drug,
  MAX(value) FILTER (WHERE name = 'index_with_class') AS index_with_class,
  -- The source whose numbers give the order of lines.
  MAX(value) FILTER (WHERE name = 'registry_source') AS registry_source,
  CAST(MAX(value) FILTER (WHERE name = 'response_grace_days') AS INTEGER) AS response_grace_days,
  CAST(MAX(value) FILTER (WHERE name = 'maintenance_gap_days') AS INTEGER) AS maintenance_gap_days,
  CAST(MAX(value) FILTER (WHERE name = 'before_baseline_days') AS INTEGER) AS before_baseline_days,
  CAST(MAX(value) FILTER (WHERE name = 'conditional_proposal_days') AS INTEGER) AS conditional_proposal_days,
  CAST(MAX(value) FILTER (WHERE name = 'baseline_imaging_days') AS INTEGER) AS baseline_imaging_days,
  CAST(MAX(value) FILTER (WHERE name = 'stable_disease_days') AS INTEGER) AS stable_disease_days,
  CAST(MAX(value) FILTER (WHERE name = 'progression_conflict_days') AS INTEGER) AS progression_conflict_days,
  CAST(MAX(value) FILTER (WHERE name = 'bevacizumab_toxicity_grade') AS INTEGER) AS bevacizumab_toxicity_grade,
  CAST(MAX(value) FILTER (WHERE name = 'chemotherapy_toxicity_grade') AS INTEGER) AS chemotherapy_toxicity_grade,
  CAST(MAX(value) FILTER (WHERE name = 'treated_hypertension_grade') AS INTEGER) AS treated_hypertension_grade,
  -- Middle class of Ki67 and grade 2, both ends included.
  CAST(MAX(value) FILTER (WHERE name = 'ki67_middle_from') AS REAL) AS ki67_middle_from,
  CAST(MAX(value) FILTER (WHERE name = 'ki67_middle_to') AS REAL) AS ki67_middle_to,
  CAST(MAX(value) FILTER (WHERE name = 'ki67_grade_1_to_2010') AS REAL) AS ki67_grade_1_to_2010,
  CAST(MAX(value) FILTER (WHERE name = 'mitoses_grade_2_from') AS REAL) AS mitoses_grade_2_from,
  CAST(MAX(value) FILTER (WHERE name = 'mitoses_grade_2_to') AS REAL) AS mitoses_grade_2_to,
  365.25 AS days_per_year,
  365.25 / 12 AS days_per_month
FROM study_parameter
