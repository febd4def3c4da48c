-- Rows of Table 5: the analysed patients
-- Grain: section, item, stratum
-- Rule: C-42, C-65
-- Source: table_row
-- Missing: `missing` is an item of its own and stays in the denominator; percent is NULL where no patient was asked
SELECT section, item, stratum, n, denominator, percent, id
FROM table_row
WHERE printed_table = 'table_05'
ORDER BY position
