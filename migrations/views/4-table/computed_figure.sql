-- Printed figures as the warehouse computes them
-- Grain: id
-- Rule: C-42
-- Source: table_row, table_flow, table_number
-- Missing: a value that cannot be estimated is NULL
SELECT id, n, denominator, percent, NULL AS value
FROM table_row
WHERE id IS NOT NULL
UNION ALL
SELECT id, n, denominator, percent, NULL
FROM table_flow
WHERE id IS NOT NULL
UNION ALL
SELECT id, NULL, NULL, NULL, value
FROM table_number
WHERE id IS NOT NULL
