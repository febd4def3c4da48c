-- Exact lower 95 % limit of a proportion; the upper limit of x in n is 1 - the lower limit of n - x in n
-- Grain: successes, trials
-- Rule: AP-25
-- Source: counted_proportion
-- Missing: no row without trials
-- Materialized: (successes, trials)
-- Formula: the p at which x successes or more have probability 0.025 (Clopper & Pearson 1934); 0 for x = 0
-- Formula: that probability is f(x) (1 + r1 + r1 r2 + ...), f the binomial probability, r the ratios of its next terms;
-- Formula: its slope in p is f(x) x / p. Newton steps from (x - 1) / n, on the convex side, fall to the root
WITH RECURSIVE
counted AS (
  SELECT successes AS x, trials AS n FROM counted_proportion WHERE trials > 0
  UNION
  SELECT trials - successes, trials FROM counted_proportion WHERE trials > 0
),
-- ln C(n, x) as a sum of ln((n - m + i) / i), m the smaller of x and n - x
binomial_coefficient AS (
  SELECT x, n, MIN(x, n - x) AS m, 0 AS i, 0.0 AS ln_choose
  FROM counted
  WHERE x > 0
  UNION ALL
  SELECT x, n, m, i + 1, ln_choose + ln_10 * log10((n - m + i + 1.0) / (i + 1))
  FROM binomial_coefficient
  CROSS JOIN statistical_constant
  WHERE i < m
),
newton AS (
  SELECT x, n, ln_choose, 0 AS step, 1.0 * MAX(x - 1, tail_probability) / n AS p
  FROM binomial_coefficient
  CROSS JOIN statistical_constant
  WHERE i = m
  UNION ALL
  SELECT x, n, ln_choose, step + 1,
    p - p / x * (
      (
        WITH RECURSIVE tail AS (
          SELECT newton.x AS k, 1.0 AS term
          UNION ALL
          SELECT k + 1, term * (newton.n - k) / (k + 1) * newton.p / (1 - newton.p)
          FROM tail
          WHERE k < newton.n AND term > 1e-18
        )
        SELECT SUM(term) FROM tail
      )
      - tail_probability / exp(ln_choose + ln_10 * (x * log10(p) + CASE WHEN x < n THEN (n - x) * log10(1 - p) ELSE 0 END))
    )
  FROM newton
  CROSS JOIN statistical_constant
  WHERE step < 12
)
SELECT x AS successes, n AS trials, p AS lower_95
FROM newton
WHERE step = 12
UNION ALL
SELECT x, n, 0.0
FROM counted
WHERE x = 0
