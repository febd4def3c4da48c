-- Numerical constants of the estimates, each written once
-- Grain: z_95
-- Rule: AP-10, AP-23, C-31
-- Source: none
-- Missing: never
-- Formula: z_95 is the 0.975 quantile of the normal law, tolerance the square root of 2^-52 (both as R has them)
SELECT
  1.959963984540054 AS z_95,
  2.302585092994046 AS ln_10,
  3.141592653589793 AS pi,
  0.025 AS tail_probability,
  1.490116119384766e-08 AS tolerance,
  30.4375 AS days_per_month
