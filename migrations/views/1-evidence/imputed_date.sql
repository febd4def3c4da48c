-- Dates with an imputed day: the text of the cell, and the first and last possible day
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, C-45
-- Source: partial_date, answer_column
-- Missing: a date without a month is not imputed: it is in missing_value
SELECT
  table_name,
  row_key,
  column_name,
  raw_text,
  precision,
  value,
  earliest,
  latest,
  source
FROM partial_date
JOIN answer_column USING (column_id)
WHERE value IS NOT NULL
