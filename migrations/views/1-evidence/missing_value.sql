-- Missing values of the dimensions and facts, with the reason and the text of the cell
-- Grain: table_name, row_key, column_name
-- Rule: C-26, C-65
-- Source: missing_cell, answer_column, missing_reason, fact_row, source_row, etl_source_file
-- Missing: raw_text is empty for a blank cell, and for columns that are never quoted
SELECT
  table_name,
  row_key,
  column_name,
  missing_reason.code AS reason,
  raw_text,
  source
FROM missing_cell
JOIN answer_column USING (column_id)
JOIN missing_reason USING (reason_id)
JOIN fact_row USING (table_name, row_key)
JOIN source_row USING (source_row_key)
JOIN etl_source_file USING (file_key)
