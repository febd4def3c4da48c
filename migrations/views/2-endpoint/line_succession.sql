-- Lines of therapy with the start of the next line
-- Grain: line_key
-- Rule: AP-10, C-20, C-75, C-76
-- Source: therapy_line, combination_role
-- Missing: NULL for the last line; a line without a usable start, a concomitant line and maintenance follow none
WITH
following_line AS (
  SELECT
    line.line_key,
    line.patient_key,
    line.started_on,
    CASE WHEN is_concomitant = 0 AND role IS NOT 'maintenance' THEN line.started_on END AS next_start
  FROM therapy_line AS line
  LEFT JOIN combination_role ON combination_role.line_key = line.line_key
  WHERE line.started_on IS NOT NULL
)
SELECT
  line_key,
  patient_key,
  MIN(next_start) OVER later_days AS next_started_on
FROM following_line
WINDOW later_days AS (
  PARTITION BY patient_key
  ORDER BY started_on
  GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
)
