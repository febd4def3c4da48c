-- Time to event of the analysed patients
-- Grain: endpoint, patient_key
-- Rule: AP-8, AP-10, AP-11, AP-18, C-3, C-6, C-60
-- Source: endpoint_duration, study_patient, study_setting
-- Missing: no row where the time is not computable (endpoint_duration says why)
-- Materialized: (endpoint, patient_key)
WITH
flagged_duration AS (
  SELECT
    endpoint,
    patient_key,
    line_key,
    start_value,
    ended_on,
    is_event,
    ended_by,
    days,
    is_end_moved,
    start_earliest < start_latest AS is_start_imputed,
    end_earliest < end_latest AS is_end_imputed
  FROM endpoint_duration
  WHERE status = 'computable'
)
SELECT
  endpoint,
  patient_key,
  subgroup,
  line_key,
  start_value AS started_on,
  CASE WHEN is_start_imputed THEN 'D' END AS start_flag,
  ended_on,
  -- An end moved to an imputed start is not a recorded day.
  CASE WHEN is_end_imputed OR is_end_moved AND is_start_imputed THEN 'D' END AS end_flag,
  is_event,
  ended_by,
  days,
  days / days_per_month AS months,
  is_start_imputed OR is_end_imputed AS is_imputed
FROM flagged_duration
JOIN study_patient USING (patient_key)
CROSS JOIN study_setting
