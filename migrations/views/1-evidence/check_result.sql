-- Results of the quality checks in this run, and in the last published run before it
-- Grain: check_name
-- Rule: Kahn et al., eGEMs 2016;4(1):1244; C-55
-- Source: check_definition, check_count, current_run, etl_run
-- Missing: percent is NULL where nothing was examined; the previous counts are NULL where no published run made the check
WITH
last_run AS (
  SELECT check_name, run_id, n_failed, n_checked
  FROM check_count
  WHERE run_id = (
    SELECT run_id
    FROM check_count
    JOIN etl_run USING (run_id)
    WHERE run_id NOT IN (SELECT run_id FROM current_run)
    ORDER BY night DESC
    LIMIT 1
  )
),
counted AS (
  SELECT
    check_name,
    category,
    subcategory,
    context,
    severity,
    CASE
      WHEN error IS NOT NULL THEN 'error'
      WHEN now.n_checked = 0 THEN 'not_applicable'
      -- 1e-9 for the percentages that no binary fraction holds.
      WHEN 100.0 * now.n_failed > allowed_percent * now.n_checked + 1e-9 THEN 'fail'
      ELSE 'pass'
    END AS state,
    now.n_failed,
    now.n_checked,
    100.0 * now.n_failed / now.n_checked AS failed_percent,
    allowed_percent,
    last_run.run_id AS previous_run_id,
    last_run.n_failed AS previous_n_failed,
    last_run.n_checked AS previous_n_checked,
    100.0 * last_run.n_failed / last_run.n_checked AS previous_failed_percent,
    error,
    counts,
    title,
    rule
  FROM check_definition
  JOIN check_count AS now USING (check_name)
  JOIN current_run ON current_run.run_id = now.run_id
  LEFT JOIN last_run USING (check_name)
)
SELECT
  check_name,
  category,
  subcategory,
  context,
  severity,
  state,
  n_failed,
  n_checked,
  failed_percent,
  allowed_percent,
  previous_run_id,
  previous_n_failed,
  previous_n_checked,
  previous_failed_percent,
  CASE
    WHEN failed_percent > previous_failed_percent THEN 'worse'
    WHEN failed_percent < previous_failed_percent THEN 'better'
    WHEN failed_percent = previous_failed_percent THEN 'same'
  END AS change,
  error,
  counts,
  title,
  rule
FROM counted
