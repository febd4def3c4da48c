-- Sources whose newest export is more than 31 days older than the newest of all
-- Grain: table_name, row_key, column_name
-- Rule: S-9, C-51
-- Source: etl_source_file
-- Missing: a file without a stamp is not examined
-- Check: plausibility, temporal, verification
-- Severity: warning
-- Threshold: 0 %
-- Counts: sources with a stamped export
WITH
newest AS (
  SELECT source, MIN(file_key) AS file_key, MAX(stamp) AS stamp
  FROM etl_source_file
  WHERE status = 'used' AND stamp IS NOT NULL
  GROUP BY source
)
SELECT
  'etl_source_file' AS table_name,
  file_key AS row_key,
  'stamp' AS column_name,
  NULL AS patient_key,
  julianday((SELECT MAX(stamp) FROM newest)) - julianday(stamp) > 31 AS is_failed
FROM newest
