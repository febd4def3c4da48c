-- Sheets with more rejected than loaded rows, 10 at least
-- Grain: table_name, row_key, column_name
-- Rule: C-44, C-58
-- Source: source_row
-- Missing: a sheet whose rows were all replaced or ignored is not examined
-- Check: conformance, value, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: sheets with usable or rejected rows
SELECT
  'source_row' AS table_name,
  -- The first rejected row names the sheet.
  COALESCE(MIN(source_row_key) FILTER (WHERE fate = 'rejected'), MIN(source_row_key)) AS row_key,
  'fate' AS column_name,
  NULL AS patient_key,
  -- A few bad rows in a small increment do not make an export unusable.
  SUM(fate = 'rejected') > MAX(SUM(fate = 'loaded'), 9) AS is_failed
FROM source_row
WHERE fate IN ('loaded', 'rejected')
GROUP BY file_key, sheet
