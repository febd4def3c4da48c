-- Count, mean, standard deviation, range and quartiles of the numbers of the analysed patients
-- Grain: variable, stratum
-- Rule: AP-19, AP-26
-- Source: analysed_number, survival_stratum
-- Missing: missing values are counted in `missing` and left out of the rest; without values the statistics are NULL
-- Materialized: (variable, stratum)
-- Formula: the quartile k of n sorted values is at 1 + k (n - 1) / 4, between its neighbors (type 7, Hyndman & Fan 1996)
WITH
sorted_value AS (
  SELECT
    variable,
    stratum,
    value,
    ROW_NUMBER() OVER (PARTITION BY variable, stratum ORDER BY value) AS place,
    COUNT(*) OVER (PARTITION BY variable, stratum) - 1 AS intervals
  FROM analysed_number
  WHERE value IS NOT NULL
),
neighbor AS (
  SELECT
    variable,
    stratum,
    k,
    value,
    CASE WHEN place = 1 + whole THEN 1 - part ELSE part END AS weight
  FROM (
    SELECT variable, stratum, value, place, column1 AS k,
      column1 * intervals / 4 AS whole,
      column1 * intervals % 4 / 4.0 AS part
    FROM sorted_value
    CROSS JOIN (VALUES (1), (2), (3))
  )
  WHERE place IN (1 + whole, 2 + whole)
),
quartile AS (
  SELECT
    variable,
    stratum,
    SUM(value * weight) FILTER (WHERE k = 1) AS q1,
    SUM(value * weight) FILTER (WHERE k = 2) AS median,
    SUM(value * weight) FILTER (WHERE k = 3) AS q3
  FROM neighbor
  GROUP BY variable, stratum
),
average AS (
  SELECT variable, stratum, COUNT(value) AS n, COUNT(*) - COUNT(value) AS missing, AVG(value) AS mean,
    MIN(value) AS min, MAX(value) AS max
  FROM analysed_number
  GROUP BY variable, stratum
),
spread AS (
  SELECT variable, stratum, sqrt(SUM((value - mean) * (value - mean)) / NULLIF(n - 1, 0)) AS sd
  FROM analysed_number
  JOIN average USING (variable, stratum)
  GROUP BY variable, stratum, n
)
SELECT
  variable,
  stratum,
  COALESCE(n, 0) AS n,
  COALESCE(missing, 0) AS missing,
  mean,
  sd,
  min,
  q1,
  median,
  q3,
  max
FROM (
  SELECT variable, stratum
  FROM (SELECT DISTINCT variable FROM analysed_number)
  CROSS JOIN survival_stratum
) AS declared
LEFT JOIN average USING (variable, stratum)
LEFT JOIN spread USING (variable, stratum)
LEFT JOIN quartile USING (variable, stratum)
