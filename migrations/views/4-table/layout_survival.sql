-- Rows of the text on survival: progressions and deaths
-- Grain: section, item, stratum
-- Rule: AP-10, AP-11, C-42
-- Source: none
-- Missing: id is NULL where the print has no such row
SELECT column1 AS position, column2 AS section, column3 AS item, column4 AS stratum, column5 AS id
FROM (VALUES
  (1, 'progressed', 'yes', 'all', 'pfs.progressions'),
  (2, 'died', 'yes', 'all', 'pfs.deaths'),
  (3, 'died_after_progression', 'yes', 'all', 'pfs.deaths_after_progression'),
  (4, 'os_event', 'yes', 'all', 'os.deaths')
)
