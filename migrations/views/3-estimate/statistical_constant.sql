-- Numerical constants of the estimates, each written once
-- Grain: z_95
-- Rule: AP-10, AP-23 to AP-25, C-31
-- Source: none
-- Missing: never
-- Formula: z_95 is the 0.975 quantile of the normal law, tail_probability what a 95 % limit leaves on its side
-- Formula: tolerance (of quantile.survfit), cox_convergence (of coxph) and fisher_tie (of fisher.test) are those of R
SELECT
  1.959963984540054 AS z_95,
  2.302585092994046 AS ln_10,
  3.141592653589793 AS pi,
  0.025 AS tail_probability,
  1.490116119384766e-08 AS tolerance,
  1e-9 AS cox_convergence,
  1 + 1e-7 AS fisher_tie,
  30.4375 AS days_per_month
