-- Log hazard ratio of two groups that maximizes the partial likelihood
-- Grain: variant, endpoint, comparison
-- Rule: AP-24, AP-27, C-30, C-31
-- Source: cox_day, cox_term, statistical_constant
-- Missing: no row without a finite maximum, that is unless an event of each group found the other group at risk
-- Materialized: (variant, endpoint, comparison)
-- Formula: with the share p = e exp(b) / (r + e exp(b)) of the exposed (e) beside the reference (r) in each risk set,
-- Formula: ln L = b E - sum ln(r + e exp(b)), score E - sum p, information sum p (1 - p) (Cox 1972, ties Efron 1977)
-- Formula: Newton steps from b = 0, shortened while ln L falls; they end where R's coxph ends: ln L grew by 1e-9 of itself
WITH RECURSIVE
estimable_comparison AS (
  SELECT variant, endpoint, comparison, SUM(exposed_events) AS exposed_events
  FROM cox_day
  GROUP BY variant, endpoint, comparison
  HAVING MAX(reference_events > 0 AND exposed_at_risk > 0) AND MAX(exposed_events > 0 AND reference_at_risk > 0)
),
-- `best` is the best b so far, `tried` the last one with its ln L, score and information
newton AS (
  SELECT
    variant,
    endpoint,
    comparison,
    exposed_events,
    -1 AS iteration,
    0.0 AS best,
    -1.7e308 AS best_ln_l,
    0 AS shortened,
    json_object('b', 0.0, 'ln_l', -1e308, 'score', 0.0, 'information', 1.0) AS tried
  FROM estimable_comparison
  UNION ALL
  SELECT
    variant,
    endpoint,
    comparison,
    exposed_events,
    iteration + 1,
    CASE WHEN tried ->> 'ln_l' >= best_ln_l THEN tried ->> 'b' ELSE best END,
    MAX(tried ->> 'ln_l', best_ln_l),
    CASE WHEN tried ->> 'ln_l' >= best_ln_l THEN 0 ELSE shortened + 1 END,
    (
      SELECT json_object(
        'b', json(printf('%!.17g', b)),
        'ln_l', json(printf('%!.17g', MAX(-1e308, b * exposed_events - SUM(ln_10 * log10(reference + exposed))))),
        'score', json(printf('%!.17g', exposed_events - SUM(exposed / (reference + exposed)))),
        'information', json(printf('%!.17g', SUM(exposed / (reference + exposed) * reference / (reference + exposed))))
      )
      FROM (
        SELECT b, reference_at_risk AS reference, exposed_at_risk * exp(b) AS exposed
        FROM cox_term
        CROSS JOIN (
          SELECT CASE
            WHEN tried ->> 'ln_l' >= best_ln_l THEN (tried ->> 'b') + (tried ->> 'score') / (tried ->> 'information')
            ELSE ((tried ->> 'b') + (shortened + 1) * best) / (shortened + 2)
          END AS b
        )
        WHERE cox_term.variant = newton.variant
          AND cox_term.endpoint = newton.endpoint
          AND cox_term.comparison = newton.comparison
      )
    )
  FROM newton
  CROSS JOIN statistical_constant
  WHERE iteration < 20 AND abs(1 - best_ln_l / (tried ->> 'ln_l')) > cox_convergence
),
step AS (
  SELECT variant, endpoint, comparison, iteration, tried, abs(1 - best_ln_l / (tried ->> 'ln_l')) <= cox_convergence AS is_converged
  FROM newton
  CROSS JOIN statistical_constant
)
SELECT
  variant,
  endpoint,
  comparison,
  iteration AS iterations,
  tried ->> 'b' AS log_hazard_ratio,
  tried ->> 'information' AS information,
  is_converged
FROM step
WHERE is_converged OR iteration = 20
