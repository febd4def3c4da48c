-- The study of this file
-- Grain: study
-- Rule: AP-1, AP-2
-- Source: study_parameter
-- Missing: never
SELECT
  MAX(value) FILTER (WHERE name = 'study') AS study,
  MAX(value) FILTER (WHERE name = 'title_en') AS title_en,
  MAX(value) FILTER (WHERE name = 'title_fr') AS title_fr,
  MAX(value) FILTER (WHERE name = 'window_from') AS window_from,
  MAX(value) FILTER (WHERE name = 'window_to') AS window_to,
  MAX(value) FILTER (WHERE name = 'cutoff') AS cutoff
FROM study_parameter
