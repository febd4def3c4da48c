-- Metachronous metastases without a date
-- Grain: table_name, row_key, column_name
-- Rule: AP-8, C-65
-- Source: dim_tumor, inapplicable_cell
-- Missing: an answer that does not apply is not examined (C-26)
-- Check: completeness, verification
-- Severity: info
-- Threshold: 20 %
-- Counts: tumors with metachronous metastases
SELECT
  'dim_tumor' AS table_name,
  tumor_key AS row_key,
  'metastasized_on' AS column_name,
  patient_key,
  metastasized_on IS NULL AS is_failed
FROM dim_tumor
WHERE has_metachronous_metastases
  AND (metastasized_on IS NOT NULL OR NOT EXISTS (
    SELECT 1
    FROM inapplicable_cell AS i
    WHERE i.table_name = 'dim_tumor' AND i.column_name = 'metastasized_on' AND i.row_key = tumor_key
  ))
