-- Rows of the text on retreatment
-- Grain: section, item, stratum
-- Rule: AP-18, C-42
-- Source: none
-- Missing: id is NULL where the print has no such row
SELECT column1 AS position, column2 AS section, column3 AS item, column4 AS stratum, column5 AS id
FROM (VALUES
  (1, 'retreated', 'yes', 'all', 'retreated'),
  (2, 'retreatment.regimen', 'fluoropyrimidine', 'all', 'retreated.regimen.5fu'),
  (3, 'retreatment.regimen', 'folfox', 'all', 'retreated.regimen.folfox'),
  (4, 'retreatment.regimen', 'folfiri', 'all', 'retreated.regimen.folfiri'),
  (5, 'retreatment.regimen', 'temozolomide', 'all', NULL),
  (6, 'retreatment.regimen', 'streptozocin', 'all', NULL),
  (7, 'retreatment.regimen', 'other', 'all', NULL),
  (8, 'retreatment.regimen', 'missing', 'all', NULL),
  (9, 'retreatment.response', 'cr', 'all', NULL),
  (10, 'retreatment.response', 'pr', 'all', 'retreated.response.pr'),
  (11, 'retreatment.response', 'sd', 'all', 'retreated.response.sd'),
  (12, 'retreatment.response', 'pd', 'all', 'retreated.response.pd'),
  (13, 'retreatment.response', 'not_evaluable', 'all', NULL),
  (14, 'retreatment.response', 'missing', 'all', 'retreated.response.missing'),
  (15, 'retreatment.dcr', 'yes', 'all', 'retreated.dcr'),
  (16, 'retreatment.progressed', 'yes', 'all', 'retreated.progressed'),
  (17, 'retreatment.progressing_at_start', 'yes', 'all', 'retreated.progressing_at_start'),
  (18, 'retreatment.pr_first', 'yes', 'all', 'retreated.pr_first')
)
