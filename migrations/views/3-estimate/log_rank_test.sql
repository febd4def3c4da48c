-- Log-rank chi-square of a comparison of two groups or more
-- Grain: variant, endpoint, comparison
-- Rule: AP-24, C-31
-- Source: log_rank_group, log_rank_covariance, statistical_constant
-- Missing: no row without an event; chi_square is NULL where the covariance is singular
-- Materialized: (variant, endpoint, comparison)
-- Formula: z' R^-1 z, z the standardized excess of all tested groups but the first and R its correlations (Mantel 1966)
-- Formula: eliminating the rows of R from the bordered matrix ((R, z), (z', 0)) leaves -z' R^-1 z in its corner (Schur)
WITH RECURSIVE
tested_group AS (
  SELECT
    variant,
    endpoint,
    comparison,
    subgroup,
    test_position,
    observed - expected AS excess,
    sqrt(covariance) AS std_error
  FROM log_rank_group
  JOIN log_rank_covariance USING (variant, endpoint, comparison, subgroup)
  WHERE test_position > 1 AND other_subgroup = subgroup
),
-- Cell (g, h) = V_gh / sqrt(V_gg V_hh), cells (g, 0) and (0, g) = (O - E) / sqrt(V_gg), corner (0, 0) = 0. The first
-- tested group is left out, it follows from the others; a group without variance has NULL cells.
matrix_cell AS (
  SELECT
    variant,
    endpoint,
    comparison,
    one.test_position AS i,
    other.test_position AS j,
    covariance / one.std_error / other.std_error AS value
  FROM log_rank_covariance
  JOIN tested_group AS one USING (variant, endpoint, comparison, subgroup)
  JOIN tested_group AS other USING (variant, endpoint, comparison)
  WHERE other.subgroup = other_subgroup
  UNION ALL
  SELECT variant, endpoint, comparison, test_position, 0, excess / std_error
  FROM tested_group
  UNION ALL
  SELECT variant, endpoint, comparison, 0, test_position, excess / std_error
  FROM tested_group
  UNION ALL
  SELECT variant, endpoint, comparison, 0, 0, 0.0
  FROM log_rank_group
  WHERE test_position = 1
),
-- The cells [i, j, value] that are left once the groups up to `eliminated` are gone; 17 digits keep the value whole
elimination AS (
  SELECT
    variant,
    endpoint,
    comparison,
    MAX(i) AS last_group,
    1 AS eliminated,
    json_group_array(json_array(i, j, CASE WHEN value IS NOT NULL THEN json(printf('%!.17g', value)) END)) AS cells
  FROM matrix_cell
  GROUP BY variant, endpoint, comparison
  UNION ALL
  SELECT
    variant,
    endpoint,
    comparison,
    last_group,
    eliminated + 1,
    (
      SELECT json_group_array(json_array(
        cell.value ->> 0,
        cell.value ->> 1,
        CASE WHEN pivot.value ->> 2 > tolerance THEN json(printf(
          '%!.17g',
          (cell.value ->> 2) - (beside.value ->> 2) * (above.value ->> 2) / (pivot.value ->> 2)
        )) END
      ))
      FROM json_each(cells) AS pivot
      CROSS JOIN json_each(cells) AS beside
      CROSS JOIN json_each(cells) AS above
      CROSS JOIN json_each(cells) AS cell
      WHERE pivot.value ->> 0 = eliminated + 1 AND pivot.value ->> 1 = eliminated + 1
        AND beside.value ->> 0 <> eliminated + 1 AND beside.value ->> 1 = eliminated + 1
        AND above.value ->> 0 = eliminated + 1 AND above.value ->> 1 <> eliminated + 1
        AND cell.value ->> 0 = beside.value ->> 0 AND cell.value ->> 1 = above.value ->> 1
    )
  FROM elimination
  CROSS JOIN statistical_constant
  WHERE eliminated < last_group
)
SELECT
  variant,
  endpoint,
  comparison,
  MAX(last_group, 1) - 1 AS df,
  0 - (corner.value ->> 2) AS chi_square
FROM elimination
CROSS JOIN json_each(cells) AS corner
WHERE eliminated >= last_group AND corner.value ->> 0 = 0 AND corner.value ->> 1 = 0
