-- The printed numbers that are no counts: means, quantiles, medians of survival, p values, targets
-- Grain: section, item, stratum
-- Rule: AP-23 to AP-26, AP-28, C-42, C-65
-- Source: number_summary, survival_summary, log_rank, study_target, proportion_comparison, published_figure
-- Missing: value is NULL where it cannot be estimated; id is NULL where the print has no such number
WITH
patient_number AS (
  SELECT variable AS section, key AS item, stratum, value, 'text.' || printed_name || '.' || key AS name
  FROM number_summary
  JOIN (
    SELECT column1 AS variable, column2 AS printed_name
    FROM (VALUES
      ('age_at_diagnosis', 'age'),
      ('cycles', 'cycles'),
      ('tumor_size', 'tumour_size'),
      ('mitoses', 'mitoses'),
      ('metachronous_delay', 'metachronous_delay')
    )
  ) USING (variable)
  CROSS JOIN json_each(json_object('mean', mean, 'min', min, 'q1', q1, 'median', median, 'q3', q3, 'max', max))
),
survival_time AS (
  SELECT endpoint AS section, key AS item, stratum, value, endpoint || '.' || key || '.' || stratum AS name
  FROM survival_summary
  CROSS JOIN json_each(json_object('q1', q1, 'median', median, 'q3', q3))
  WHERE conf_type = 'log-log'
),
number AS (
  SELECT section, item, stratum, value, CASE stratum WHEN 'all' THEN name END AS name
  FROM patient_number
  UNION ALL
  SELECT section, item, stratum, value, CASE name WHEN 'pfs_retreatment.median.all' THEN 'retreated.pfs.median' ELSE name END
  FROM survival_time
  UNION ALL
  SELECT endpoint, 'p_value', comparison, p_value, CASE comparison WHEN 'pancreas_gi' THEN endpoint || '.logrank.p' END
  FROM log_rank
  UNION ALL
  SELECT endpoint, 'target', stratum, target_months, endpoint || '.target.' || stratum
  FROM study_target
  UNION ALL
  SELECT item, 'p_value', comparison, p_value, 't9.' || item || '.p'
  FROM proportion_comparison
  WHERE comparison = 'pancreas_gi'
)
SELECT section, item, stratum, 1.0 * number.value AS value, id
FROM number
LEFT JOIN published_figure ON id = name
