-- Rows of the text on retreatment: regimen, response and progression
-- Grain: section, item, stratum
-- Rule: AP-18, C-42
-- Source: table_row
-- Missing: `missing` is an item of its own and stays in the denominator; percent is NULL where no patient was asked
SELECT section, item, stratum, n, denominator, percent, id
FROM table_row
WHERE printed_table = 'table_retreatment'
ORDER BY position
