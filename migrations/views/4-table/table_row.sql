-- Rows of the printed tables and their text, counted
-- Grain: printed_table, section, item, stratum
-- Rule: AP-16, AP-19, AP-25, C-42
-- Source: study_table_row, answer_count
-- Missing: an answer that no patient gave counts 0; a question that no patient is asked has denominator 0 and no percent
WITH
question_denominator AS (
  SELECT question AS section, stratum, SUM(n) AS denominator
  FROM answer_count
  GROUP BY question, stratum
),
counted AS (
  SELECT printed_table, position, section, item, stratum, id, COALESCE(n, 0) AS n, COALESCE(denominator, 0) AS denominator
  FROM study_table_row
  LEFT JOIN question_denominator USING (section, stratum)
  LEFT JOIN (SELECT question AS section, stratum, answer AS item, n FROM answer_count) USING (section, stratum, item)
  -- table_flow and table_number compute their figures themselves.
  WHERE printed_table NOT IN ('table_flow', 'table_number')
)
SELECT
  printed_table,
  position,
  section,
  item,
  stratum,
  n,
  denominator,
  (2000 * n + denominator) / (2 * denominator) / 10.0 AS percent,
  id
FROM counted
