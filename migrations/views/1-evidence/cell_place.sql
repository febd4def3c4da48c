-- Export cell of each value of a dimension or fact, missing values included
-- Grain: table_name, row_key, column_name, file, sheet, row_number, source_column
-- Rule: C-26, C-44
-- Source: lineage, missing_cell, answer_column, fact_row, source_row, etl_source_file, answer_source, etl_source_column
-- Missing: source_column is NULL for a missing value that no column of the row answers
SELECT table_name, row_key, column_name, how, file, sheet, row_number, source_column
FROM lineage
UNION ALL
SELECT table_name, row_key, column_name, 'missing', file, r.sheet, row_number, source_column
FROM missing_cell
JOIN answer_column USING (column_id)
JOIN fact_row USING (table_name, row_key)
JOIN source_row AS r USING (source_row_key)
JOIN etl_source_file USING (file_key)
LEFT JOIN answer_source AS answered ON answered.column_id = missing_cell.column_id AND answered.sheet = r.sheet
LEFT JOIN etl_source_column AS header
  ON header.file_key = r.file_key AND header.sheet = r.sheet AND header.field = answered.field
