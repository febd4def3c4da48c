-- Ways of counting the time to event that are estimated beside the primary one
-- Grain: variant
-- Rule: AP-10, AP-23, AP-27, C-32
-- Source: none
-- Missing: never
SELECT column1 AS variant, column2 AS purpose
FROM (VALUES
  ('primary', 'primary'),
  ('reversed', 'reversed'),
  ('last_news', 'censoring'),
  ('last_assessment', 'censoring'),
  ('next_line', 'censoring'),
  ('imputed', 'imputation'),
  ('earliest', 'imputation'),
  ('latest', 'imputation'),
  ('start_early_end_late', 'imputation'),
  ('start_late_end_early', 'imputation')
)
