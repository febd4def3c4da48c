-- Dates of each column by their spelling, counted
-- Grain: table_name, column_name, spelling
-- Rule: AP-8, C-9, S-8
-- Source: fact_presentation, fact_line_of_therapy, fact_administration, fact_adverse_event, fact_response, fact_follow_up, dim_tumor, partial_date, answer_column
-- Missing: `day` counts the dates known to the day in any spelling; a spelling that no cell has is no row
-- Materialized: (table_name, column_name, spelling)
WITH
known_date AS (
  SELECT 'dim_tumor' AS table_name, 'diagnosed_on' AS column_name, COUNT(diagnosed_on) AS n
  FROM dim_tumor
  UNION ALL
  SELECT 'dim_tumor', 'metastasized_on', COUNT(metastasized_on)
  FROM dim_tumor
  UNION ALL
  SELECT 'fact_presentation', 'presented_on', COUNT(presented_on)
  FROM fact_presentation
  UNION ALL
  SELECT 'fact_presentation', 'diagnosed_on', COUNT(diagnosed_on)
  FROM fact_presentation
  UNION ALL
  SELECT 'fact_presentation', 'metastasized_on', COUNT(metastasized_on)
  FROM fact_presentation
  UNION ALL
  SELECT 'fact_line_of_therapy', 'started_on', COUNT(started_on)
  FROM fact_line_of_therapy
  UNION ALL
  SELECT 'fact_line_of_therapy', 'ended_on', COUNT(ended_on)
  FROM fact_line_of_therapy
  UNION ALL
  SELECT 'fact_line_of_therapy', 'progressed_on', COUNT(progressed_on)
  FROM fact_line_of_therapy
  UNION ALL
  SELECT 'fact_administration', 'administered_on', COUNT(administered_on)
  FROM fact_administration
  UNION ALL
  SELECT 'fact_adverse_event', 'started_on', COUNT(started_on)
  FROM fact_adverse_event
  UNION ALL
  SELECT 'fact_adverse_event', 'ended_on', COUNT(ended_on)
  FROM fact_adverse_event
  UNION ALL
  SELECT 'fact_response', 'assessed_on', COUNT(assessed_on)
  FROM fact_response
  UNION ALL
  SELECT 'fact_follow_up', 'died_on', COUNT(died_on)
  FROM fact_follow_up
  UNION ALL
  SELECT 'fact_follow_up', 'last_news_on', COUNT(last_news_on)
  FROM fact_follow_up
),
partial AS (
  SELECT table_name, column_name, spelling, COUNT(*) AS n, COUNT(value) AS imputed
  FROM partial_date
  JOIN answer_column USING (column_id)
  GROUP BY table_name, column_name, spelling
)
SELECT table_name, column_name, spelling, n
FROM partial
UNION ALL
SELECT
  table_name,
  column_name,
  'day',
  n - COALESCE((SELECT SUM(imputed) FROM partial AS p WHERE p.table_name = d.table_name AND p.column_name = d.column_name), 0)
FROM known_date AS d
