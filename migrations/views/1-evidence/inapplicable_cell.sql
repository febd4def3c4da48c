-- Answers that are missing because the question does not apply
-- Grain: table_name, row_key, column_name
-- Rule: C-26
-- Source: answer_column, missing_cell, missing_reason
-- Missing: an answer that is missing for another reason is in missing_value
SELECT table_name, row_key, column_name
FROM answer_column
JOIN missing_cell USING (column_id)
JOIN missing_reason USING (reason_id)
WHERE code = 'not_applicable'
