-- Rows of Table 9: best response and rates, each of them for every stratum
-- Grain: section, item, stratum
-- Rule: AP-12, AP-19, C-20, C-42
-- Source: study_stratum, published_figure
-- Missing: id is NULL where the print has no such row
WITH
printed_answer AS (
  SELECT column1 AS printed_order, column2 AS section, column3 AS item, column4 AS name
  FROM (VALUES
    (1, 'response', 'cr', 't9.cr'),
    (2, 'response', 'pr', 't9.pr'),
    (3, 'response', 'sd', 't9.sd'),
    (4, 'response', 'pd', 't9.pd'),
    (5, 'response', 'not_evaluable', 't9.not_evaluable'),
    (6, 'response', 'missing', 't9.missing'),
    (7, 'orr', 'yes', 't9.orr'),
    (8, 'dcr', 'yes', 't9.dcr')
  )
)
SELECT 10 * printed_order + study_stratum.position AS position, section, item, stratum, published_figure.id
FROM printed_answer
CROSS JOIN study_stratum
LEFT JOIN published_figure ON published_figure.id = name || '.' || stratum
