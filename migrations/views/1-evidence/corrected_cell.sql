-- Export cells that a correction replaces, with the value of the warehouse that each gives
-- Grain: table_name, row_key, column_name, file, sheet, row_number, source_column
-- Rule: C-54
-- Source: value_origin, answer_column, source_row, etl_source_file, etl_source_column
-- Missing: a correction that did not fit has no row but a finding
SELECT
  table_name,
  row_key,
  column_name,
  file,
  sheet,
  row_number,
  source_column
FROM value_origin
JOIN answer_column USING (column_id)
JOIN source_row USING (source_row_key)
JOIN etl_source_file USING (file_key)
JOIN etl_source_column USING (file_key, sheet, field)
WHERE how = 'correction'
