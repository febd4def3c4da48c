-- Export rows with their outcome
-- Grain: file_key, sheet, row_number
-- Rule: C-44
-- Source: source_row, etl_source_file
-- Missing: fate_code is NULL where the fate needs no code
SELECT
  source_row_key,
  file_key,
  source,
  file,
  sheet,
  row_number,
  fate,
  fate_code
FROM source_row
JOIN etl_source_file USING (file_key)
