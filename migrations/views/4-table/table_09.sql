-- Rows of Table 9: response of each stratum
-- Grain: section, item, stratum
-- Rule: AP-12, AP-19, C-20, C-42
-- Source: table_row
-- Missing: `missing` is an item of its own and stays in the denominator; percent is NULL where no patient was asked
SELECT section, item, stratum, n, denominator, percent, id
FROM table_row
WHERE printed_table = 'table_09'
ORDER BY position
