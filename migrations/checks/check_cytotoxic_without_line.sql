-- Administrations of a cytotoxic drug that belong to no line of therapy
-- Grain: table_name, row_key, column_name
-- Rule: S-3, C-23
-- Source: fact_administration, code_drug
-- Missing: an unknown drug is not examined
-- Check: conformance, relational, verification
-- Severity: warning
-- Threshold: 10 %
-- Counts: administrations of a cytotoxic drug
SELECT
  'fact_administration' AS table_name,
  administration_key AS row_key,
  'line_key' AS column_name,
  patient_key,
  line_key IS NULL AS is_failed
FROM fact_administration
JOIN code_drug ON code = drug
WHERE drug_class = 'cytotoxic'
