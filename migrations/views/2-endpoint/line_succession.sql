-- The start of the line that follows each line of therapy
-- Grain: line_key
-- Rule: AP-10, C-20
-- Source: therapy_line
-- Missing: NULL for the last line; lines without a usable start neither follow nor are followed
SELECT
  line_key,
  patient_key,
  MIN(started_on) OVER next_day_with_a_start AS next_started_on
FROM therapy_line
WHERE started_on IS NOT NULL
WINDOW next_day_with_a_start AS (
  PARTITION BY patient_key
  ORDER BY started_on
  GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING
)
