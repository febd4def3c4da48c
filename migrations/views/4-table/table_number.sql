-- Printed and further numbers that are no counts: means, quantiles, medians of survival, p values, targets
-- Grain: section, item, stratum
-- Rule: AP-23 to AP-26, AP-28, C-42, C-65
-- Source: number_summary, survival_summary, log_rank, study_target, proportion_comparison, study_table_row
-- Missing: value is NULL where it cannot be estimated; id is NULL where the print has no such number
WITH
patient_number AS (
  SELECT variable AS section, key AS item, stratum, value
  FROM number_summary
  CROSS JOIN json_each(json_object('mean', mean, 'min', min, 'q1', q1, 'median', median, 'q3', q3, 'max', max))
),
survival_time AS (
  SELECT endpoint AS section, key AS item, stratum, value
  FROM survival_summary
  CROSS JOIN json_each(json_object('q1', q1, 'median', median, 'q3', q3))
  WHERE conf_type = 'log-log'
),
number AS (
  SELECT section, item, stratum, value
  FROM patient_number
  UNION ALL
  SELECT section, item, stratum, value
  FROM survival_time
  UNION ALL
  SELECT endpoint, 'p_value', comparison, p_value
  FROM log_rank
  UNION ALL
  SELECT endpoint, 'target', stratum, target_months
  FROM study_target
  UNION ALL
  SELECT item, 'p_value', comparison, p_value
  FROM proportion_comparison
  WHERE comparison = 'pancreas_gi'
)
SELECT section, item, stratum, 1.0 * number.value AS value, id
FROM number
LEFT JOIN (SELECT section, item, stratum, id FROM study_table_row WHERE printed_table = 'table_number')
  USING (section, item, stratum)
