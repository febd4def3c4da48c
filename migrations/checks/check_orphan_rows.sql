-- Sheets with more than 5 % of rows whose file number no fiche has
-- Grain: table_name, row_key, column_name
-- Rule: C-103
-- Source: source_row
-- Missing: footers are not counted
-- Check: conformance, relational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: sheets with rows
SELECT
  'source_row' AS table_name,
  -- Its first orphan names the sheet.
  COALESCE(MIN(source_row_key) FILTER (WHERE fate_code = 'orphan_row'), MIN(source_row_key)) AS row_key,
  'fate' AS column_name,
  NULL AS patient_key,
  100 * COUNT(*) FILTER (WHERE fate_code = 'orphan_row') > 5 * COUNT(*) AS is_failed
FROM source_row
WHERE fate_code IS NOT 'footer'
GROUP BY file_key, sheet
