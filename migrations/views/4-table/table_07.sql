-- Rows of Table 7: treatments before the index line
-- Grain: section, item, stratum
-- Rule: AP-17, C-42
-- Source: table_row
-- Missing: `missing` is an item of its own and stays in the denominator; percent is NULL where no patient was asked
SELECT section, item, stratum, n, denominator, percent, id
FROM table_row
WHERE printed_table = 'table_07'
ORDER BY position
