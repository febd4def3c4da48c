-- The run of this file; etl_run has the earlier runs too
-- Grain: run_id
-- Rule: C-55, O-8
-- Source: etl_run
-- Missing: never
SELECT
  run_id,
  night,
  started_at,
  started_by,
  study,
  code_version,
  key_id,
  inputs_sha256,
  parameters_sha256,
  extracted_on,
  is_invented_data,
  patients_loaded,
  patients_opposed,
  compared_with,
  content_digest,
  log_line,
  log_head,
  accepted
FROM etl_run
WHERE night = (SELECT MAX(night) FROM etl_run)
