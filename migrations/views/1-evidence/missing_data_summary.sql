-- Missing values of each answer column, counted by reason
-- Grain: table_name, column_name
-- Rule: C-26, C-95, AP-25
-- Source: answer_column, fact_row, missing_cell, missing_reason
-- Missing: a column that applies to no row has applicable 0 and no percent
-- Materialized: (table_name, column_name)
WITH
table_size AS (
  SELECT table_name, COUNT(*) AS n
  FROM fact_row
  GROUP BY table_name
),
column_gap AS (
  SELECT
    column_id,
    SUM(code <> 'not_applicable') AS missing,
    SUM(code = 'not_recorded') AS not_recorded,
    SUM(code = 'unknown') AS unknown,
    SUM(code = 'unreadable') AS unreadable,
    SUM(code = 'not_applicable') AS not_applicable,
    SUM(code = 'conflicting') AS conflicting,
    SUM(code = 'not_collected') AS not_collected
  FROM missing_cell
  JOIN missing_reason USING (reason_id)
  GROUP BY column_id
),
counted_column AS (
  SELECT
    table_name,
    column_name,
    COALESCE(n, 0) AS n,
    COALESCE(n, 0) - COALESCE(not_applicable, 0) AS applicable,
    COALESCE(missing, 0) AS missing,
    COALESCE(not_recorded, 0) AS not_recorded,
    COALESCE(unknown, 0) AS unknown,
    COALESCE(unreadable, 0) AS unreadable,
    COALESCE(not_applicable, 0) AS not_applicable,
    COALESCE(conflicting, 0) AS conflicting,
    COALESCE(not_collected, 0) AS not_collected
  FROM answer_column
  LEFT JOIN table_size USING (table_name)
  LEFT JOIN column_gap USING (column_id)
)
SELECT
  table_name,
  column_name,
  n,
  applicable,
  missing,
  (2000 * missing + applicable) / (2 * applicable) / 10.0 AS percent,
  not_recorded,
  unknown,
  unreadable,
  not_applicable,
  conflicting,
  not_collected
FROM counted_column
