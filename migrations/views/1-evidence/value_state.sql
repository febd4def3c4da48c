-- State of each answer of a dimension or fact: recorded, imputed, or the reason that it is missing
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, C-26, C-54, S-4
-- Source: fact_row, answer_column, missing_cell, missing_reason, partial_date, source_conflict, value_origin
-- Missing: raw_text is NULL for a recorded value, whose cell lineage finds; it is empty for a blank cell
SELECT
  table_name,
  row_key,
  column_name,
  CASE
    WHEN missing_reason.code IS NOT NULL THEN missing_reason.code
    WHEN partial_date.value IS NOT NULL THEN 'imputed'
    ELSE 'recorded'
  END AS state,
  EXISTS (
    SELECT 1
    FROM source_conflict AS conflict
    WHERE conflict.table_name = fact_row.table_name
      AND conflict.row_key = fact_row.row_key
      AND conflict.column_name = answer_column.column_name
  ) AS has_conflict,
  EXISTS (
    SELECT 1
    FROM value_origin AS origin
    WHERE origin.column_id = answer_column.column_id AND origin.row_key = fact_row.row_key AND how = 'correction'
  ) AS is_corrected,
  -- A date without a month is missing, and has its text in both tables.
  COALESCE(NULLIF(missing_cell.raw_text, ''), partial_date.raw_text, missing_cell.raw_text) AS raw_text
FROM fact_row
JOIN answer_column USING (table_name)
LEFT JOIN missing_cell USING (column_id, row_key)
LEFT JOIN missing_reason USING (reason_id)
LEFT JOIN partial_date USING (column_id, row_key)
