-- Export cells that each value of a dimension or fact was read from
-- Grain: table_name, row_key, column_name, file, sheet, row_number, source_column
-- Rule: AP-7, C-44, S-3
-- Source: fact_row, answer_column, answer_source, missing_cell, value_origin, source_row, etl_source_file, etl_source_column
-- Missing: a missing value has a row in missing_value instead; a value made from several cells has a row for each
WITH
-- The declared column of the record's own row answers.
value_of_own_row AS (
  SELECT table_name, row_key, column_name, 'own_row' AS how, source_row_key, field
  FROM fact_row
  JOIN answer_column USING (table_name)
  JOIN source_row USING (source_row_key)
  JOIN answer_source USING (column_id, sheet)
  WHERE NOT EXISTS (SELECT 1 FROM missing_cell AS m WHERE m.column_id = answer_column.column_id AND m.row_key = fact_row.row_key)
    AND NOT EXISTS (SELECT 1 FROM value_origin AS o WHERE o.column_id = answer_column.column_id AND o.row_key = fact_row.row_key)
),
-- Another row or column gave the value: refined, fallen back to, corrected.
value_from_elsewhere AS (
  SELECT table_name, row_key, column_name, how, source_row_key, field
  FROM value_origin
  JOIN answer_column USING (column_id)
  WHERE NOT EXISTS (SELECT 1 FROM missing_cell AS m WHERE m.column_id = value_origin.column_id AND m.row_key = value_origin.row_key)
),
value_source AS (
  SELECT table_name, row_key, column_name, how, source_row_key, field
  FROM value_of_own_row
  UNION ALL
  SELECT table_name, row_key, column_name, how, source_row_key, field
  FROM value_from_elsewhere
)
SELECT table_name, row_key, column_name, file, sheet, row_number, source_column, how
FROM value_source
-- CROSS keeps the order of the joins: the first page is read without computing the others.
CROSS JOIN source_row USING (source_row_key)
CROSS JOIN etl_source_file USING (file_key)
CROSS JOIN etl_source_column USING (file_key, sheet, field)
