-- Lines of therapy that exist for the analysis
-- Grain: line_key
-- Rule: AP-2, AP-6, AP-17, C-8
-- Source: fact_line_of_therapy, study_setting
-- Missing: a line without a usable start exists unless it surely starts after the cut-off
SELECT
  line_key,
  patient_key,
  line_number,
  -- A line made from administrations has a number after all others, which is not its order.
  source IS registry_source AS has_registry_number,
  modality,
  regimen,
  has_cytotoxic,
  has_bevacizumab AND has_cytotoxic AS is_combination,
  is_concomitant,
  started_on,
  started_on_earliest,
  started_on_latest
FROM fact_line_of_therapy
CROSS JOIN study_setting
WHERE modality IS NOT 'supportive_care'
  AND COALESCE(started_on, started_on_earliest, cutoff) <= cutoff
