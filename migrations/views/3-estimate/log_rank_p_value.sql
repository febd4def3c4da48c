-- Probability of a log-rank chi-square at least as large, were the groups alike
-- Grain: variant, endpoint, comparison
-- Rule: AP-24, C-31
-- Source: log_rank_test, statistical_constant
-- Missing: no row where the chi-square is NULL
-- Formula: Q(a, x) = incomplete gamma ratio at a = df / 2, x = chi_square / 2, with g = x^a exp(-x) / gamma(a)
-- Formula: x < a + 1   Q = 1 - g * sum of x^n / (a (a + 1) ... (a + n))  (Abramowitz & Stegun 1964, 6.5.29)
-- Formula: x >= a + 1  Q = g / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...)))  (6.5.31)
WITH RECURSIVE
argument AS (
  SELECT variant, endpoint, comparison, df / 2.0 AS a, chi_square / 2.0 AS x
  FROM log_rank_test
  WHERE chi_square IS NOT NULL
),
gamma AS (
  SELECT 0.5 AS a, sqrt(pi) AS gamma_a FROM statistical_constant
  UNION ALL
  SELECT 1.0, 1.0
  UNION ALL
  SELECT a + 1, a * gamma_a FROM gamma WHERE a < (SELECT MAX(a) FROM argument)
),
-- 100 terms are enough on either side of x = a + 1: the first one left out is below 1e-16
series AS (
  SELECT variant, endpoint, comparison, a, x, 0 AS n, 1 / a AS term
  FROM argument
  WHERE a > 0 AND x < a + 1
  UNION ALL
  SELECT variant, endpoint, comparison, a, x, n + 1, term * x / (a + n + 1)
  FROM series
  WHERE n < 100
),
fraction AS (
  SELECT variant, endpoint, comparison, a, x, 100 AS n, x + 201 - a AS denominator
  FROM argument
  WHERE a > 0 AND x >= a + 1
  UNION ALL
  SELECT variant, endpoint, comparison, a, x, n - 1, x + 2 * n - 1 - a - n * (n - a) / denominator
  FROM fraction
  WHERE n > 0
)
SELECT variant, endpoint, comparison, 1 - power(x, a) * exp(-x) / gamma_a * SUM(term) AS p_value
FROM series
JOIN gamma USING (a)
GROUP BY variant, endpoint, comparison, a, x, gamma_a
UNION ALL
SELECT variant, endpoint, comparison, power(x, a) * exp(-x) / gamma_a / denominator
FROM fraction
JOIN gamma USING (a)
WHERE n = 0
UNION ALL
SELECT variant, endpoint, comparison, 1.0
FROM argument
WHERE a = 0
