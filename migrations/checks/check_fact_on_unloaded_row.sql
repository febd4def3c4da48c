-- Rows of the warehouse made from an export row that was not loaded
-- Grain: table_name, row_key, column_name
-- Rule: C-44, C-17
-- Source: source_row, fact_row
-- Missing: a patient is made from the newest fiche, even if it is not validated (C-17)
-- Check: conformance, relational, verification
-- Severity: error
-- Threshold: 0 %
-- Counts: tumors and facts
SELECT
  table_name,
  row_key,
  'source_row_key' AS column_name,
  NULL AS patient_key,
  -- A set of the few unloaded rows: a join to all export rows takes twice as long.
  source_row_key IN (SELECT source_row.source_row_key FROM source_row WHERE fate <> 'loaded') AS is_failed
FROM fact_row
WHERE table_name <> 'dim_patient'
