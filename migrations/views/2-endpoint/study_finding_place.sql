-- Export cells of the findings of the study
-- Grain: code, table_name, row_key, column_name
-- Rule: C-44
-- Source: study_finding, fact_row, source_row, etl_source_file, answer_column, answer_source, etl_source_column
-- Missing: source_column is NULL for a value that no column of the export answers
SELECT
  f.code,
  f.patient_key,
  f.table_name,
  f.row_key,
  f.column_name,
  file.file,
  r.sheet,
  r.row_number,
  header.source_column,
  f.details
FROM study_finding AS f
LEFT JOIN fact_row AS fact USING (table_name, row_key)
LEFT JOIN source_row AS r USING (source_row_key)
LEFT JOIN etl_source_file AS file USING (file_key)
LEFT JOIN answer_column AS a USING (table_name, column_name)
LEFT JOIN answer_source AS answered ON answered.column_id = a.column_id AND answered.sheet = r.sheet
LEFT JOIN etl_source_column AS header
  ON header.file_key = r.file_key AND header.sheet = r.sheet AND header.field = answered.field
