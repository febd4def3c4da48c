-- Rows of the text on survival: progressions and deaths of the analysed patients
-- Grain: section, item, stratum
-- Rule: AP-10, AP-11, C-42
-- Source: table_row
-- Missing: `missing` is an item of its own and stays in the denominator; percent is NULL where no patient was asked
SELECT section, item, stratum, n, denominator, percent, id
FROM table_row
WHERE printed_table = 'table_survival'
ORDER BY position
