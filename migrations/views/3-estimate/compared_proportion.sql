-- Successes and trials of each group of a comparison beside those of its reference group
-- Grain: item, comparison, subgroup
-- Rule: AP-25
-- Source: counted_proportion, study_comparison
-- Missing: an item that is not counted in both groups has no row
WITH
declared_pair AS (
  SELECT comparison, reference.subgroup AS reference_subgroup, compared.subgroup
  FROM study_comparison AS reference
  JOIN study_comparison AS compared USING (comparison)
  WHERE reference.position < compared.position
    AND reference.position = (SELECT MIN(position) FROM study_comparison AS c WHERE c.comparison = reference.comparison)
)
SELECT
  item,
  comparison,
  reference_subgroup,
  subgroup,
  reference.successes AS reference_successes,
  reference.trials AS reference_trials,
  compared.successes,
  compared.trials
FROM declared_pair
JOIN counted_proportion AS reference ON reference.stratum = reference_subgroup
JOIN counted_proportion AS compared USING (item)
WHERE compared.stratum = subgroup
