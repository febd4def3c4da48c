-- Export cells of the first rows that failed each quality check
-- Grain: check_name, table_name, row_key, row_name, column_name, file, sheet, row_number, source_column
-- Rule: C-44
-- Source: check_offender, dim_patient, answer_column, value_origin, source_row, etl_source_file, answer_source, etl_source_column
-- Missing: a result has row_key 0 and no cell; source_column is NULL where no column of the export answers
SELECT
  check_name,
  offender.table_name,
  offender.row_key,
  offender.row_name,
  offender.column_name,
  patient_pseudonym,
  file,
  place.sheet,
  place.row_number,
  header.source_column
FROM check_offender AS offender
LEFT JOIN dim_patient USING (patient_key)
LEFT JOIN answer_column AS asked USING (table_name, column_name)
-- A value from another row or column has the place of that cell.
LEFT JOIN value_origin AS origin ON origin.column_id = asked.column_id AND origin.row_key = offender.row_key
LEFT JOIN source_row AS place ON place.source_row_key = COALESCE(origin.source_row_key, offender.source_row_key)
LEFT JOIN etl_source_file USING (file_key)
LEFT JOIN answer_source AS answered ON answered.column_id = asked.column_id AND answered.sheet = place.sheet
LEFT JOIN etl_source_column AS header
  ON header.file_key = place.file_key AND header.sheet = place.sheet AND header.field = COALESCE(origin.field, answered.field)
