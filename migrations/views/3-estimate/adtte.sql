-- Time to event as a CDISC analysis data set
-- Grain: PARAMCD, USUBJID
-- Rule: AP-8, AP-10, AP-11, AP-18, C-43
-- Source: time_to_event, study_endpoint, dim_patient
-- Missing: no row where the time is not computable; STARTDTF and ADTF are NULL for a date known to the day
-- Formula: CDISC ADaM Basic Data Structure for Time-to-Event Analyses 1.0 (2012); AVAL in months, CNSR 0 for an event
SELECT
  patient_pseudonym AS USUBJID,
  paramcd AS PARAMCD,
  label_en AS PARAM,
  subgroup AS SUBGROUP,
  started_on AS STARTDT,
  start_flag AS STARTDTF,
  ended_on AS ADT,
  end_flag AS ADTF,
  months AS AVAL,
  'MONTHS' AS AVALU,
  1 - is_event AS CNSR,
  upper(replace(ended_by, '_', ' ')) AS EVNTDESC
FROM time_to_event
JOIN study_endpoint USING (endpoint)
JOIN dim_patient USING (patient_key)
