-- Ways of counting of each comparison, with the way of counting of each group
-- Grain: variant, comparison, subgroup
-- Rule: AP-24, AP-27
-- Source: survival_variant, study_comparison
-- Missing: a comparison of more or fewer than two groups has no variant that moves its groups apart
WITH
pair AS (
  SELECT comparison
  FROM study_comparison
  GROUP BY comparison
  HAVING COUNT(*) = 2
),
-- Every subject of one group has its shortest time, every subject of the other its longest.
moved_apart AS (
  SELECT
    short_group.subgroup || '_short_' || long_group.subgroup || '_long' AS variant,
    comparison,
    short_group.subgroup AS short_subgroup
  FROM pair
  JOIN study_comparison AS short_group USING (comparison)
  JOIN study_comparison AS long_group USING (comparison)
  WHERE short_group.subgroup <> long_group.subgroup
)
SELECT variant, purpose, comparison, subgroup, position, variant AS group_variant
FROM survival_variant
CROSS JOIN study_comparison
UNION ALL
SELECT
  variant,
  'imputation' AS purpose,
  comparison,
  subgroup,
  position,
  CASE WHEN subgroup = short_subgroup THEN 'start_late_end_early' ELSE 'start_early_end_late' END AS group_variant
FROM moved_apart
JOIN study_comparison USING (comparison)
