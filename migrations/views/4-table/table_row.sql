-- Every row of the printed tables and their text, counted
-- Grain: printed_table, section, item, stratum
-- Rule: AP-16, AP-25, C-42
-- Source: layout_05, layout_06, layout_07, layout_08, layout_09, layout_10, layout_survival, layout_retreatment, answer_count, question_size
-- Missing: an answer that nobody gave counts 0; a question asked of nobody has denominator 0 and no percent
WITH
layout AS (
  SELECT 'table_05' AS printed_table, position, section, item, stratum, id FROM layout_05
  UNION ALL
  SELECT 'table_06', position, section, item, stratum, id FROM layout_06
  UNION ALL
  SELECT 'table_07', position, section, item, stratum, id FROM layout_07
  UNION ALL
  SELECT 'table_08', position, section, item, stratum, id FROM layout_08
  UNION ALL
  SELECT 'table_09', position, section, item, stratum, id FROM layout_09
  UNION ALL
  SELECT 'table_10', position, section, item, stratum, id FROM layout_10
  UNION ALL
  SELECT 'table_survival', position, section, item, stratum, id FROM layout_survival
  UNION ALL
  SELECT 'table_retreatment', position, section, item, stratum, id FROM layout_retreatment
),
counted AS (
  SELECT printed_table, position, section, item, stratum, id, COALESCE(n, 0) AS n, COALESCE(denominator, 0) AS denominator
  FROM layout
  LEFT JOIN (SELECT question AS section, stratum, denominator FROM question_size) USING (section, stratum)
  LEFT JOIN (SELECT question AS section, stratum, answer AS item, n FROM answer_count) USING (section, stratum, item)
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
