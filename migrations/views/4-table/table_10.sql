-- Rows of Table 10: toxicities
-- Grain: section, item, stratum
-- Rule: AP-14, AP-15, AP-16, C-42
-- Source: table_row
-- Missing: `missing` is an item of its own and stays in the denominator; percent is NULL where no patient was asked
SELECT section, item, stratum, n, denominator, percent, id
FROM table_row
WHERE printed_table = 'table_10'
ORDER BY position
