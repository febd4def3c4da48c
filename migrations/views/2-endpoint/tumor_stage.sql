-- Stage of each tumor by ENETS and by the 7th and 8th editions of UICC and AJCC, from its TNM
-- Grain: tumor_key, system
-- Rule: C-15
-- Source: dim_tumor, code_histology, stage_group
-- Missing: stage is NULL where T, N or M leaves it open, the T is of another edition, or the site or a carcinoma has no table
WITH
classification AS (
  SELECT DISTINCT system
  FROM stage_group
),
recorded_tumor AS (
  SELECT
    tumor_key,
    patient_key,
    system,
    primary_site,
    dim_tumor.t,
    dim_tumor.n,
    dim_tumor.m,
    tnm_prefix,
    tnm_edition,
    COALESCE(differentiation = 'poor', contradicts = 'well', 0) AS is_carcinoma,
    -- The T of one edition is not that of another; without a number UICC and AJCC may be either.
    CASE
      WHEN dim_tumor.t = 'x' THEN NULL
      WHEN tnm_edition IS NULL THEN dim_tumor.t
      WHEN REPLACE(tnm_edition, 'ajcc', 'uicc') = system THEN dim_tumor.t
      WHEN tnm_edition IN ('uicc', 'ajcc') AND system <> 'enets' THEN dim_tumor.t
    END AS usable_t
  FROM dim_tumor
  CROSS JOIN classification
  LEFT JOIN code_histology ON code_histology.code = histology
),
-- Every stage that the recorded TNM allows: an open T is any T, open nodes are with and without.
possible_stage AS (
  SELECT
    tumor_key,
    recorded_tumor.system,
    holds_for_carcinoma,
    CASE WHEN has_nodes THEN stage_n1 ELSE stage_n0 END AS stage
  FROM recorded_tumor
  JOIN stage_group ON stage_group.system = recorded_tumor.system
    AND stage_group.primary_site = recorded_tumor.primary_site
    AND (
      usable_t IS NULL
      OR usable_t = stage_group.t
      OR usable_t GLOB stage_group.t || '[a-d]'
      OR stage_group.t GLOB usable_t || '[a-d]'
    )
  JOIN (SELECT 0 AS has_nodes UNION ALL SELECT 1) AS node
    ON recorded_tumor.n IS NULL OR recorded_tumor.n = 'x' OR has_nodes = (recorded_tumor.n <> '0')
),
known_stage AS (
  SELECT
    tumor_key,
    system,
    holds_for_carcinoma,
    CASE WHEN COUNT(*) = COUNT(stage) AND MIN(stage) = MAX(stage) THEN MIN(stage) END AS stage
  FROM possible_stage
  GROUP BY tumor_key, system
)
SELECT
  tumor_key,
  system,
  patient_key,
  primary_site,
  t,
  n,
  m,
  tnm_prefix,
  tnm_edition,
  CASE
    WHEN m GLOB '1*' AND primary_site IN (SELECT primary_site FROM stage_group) THEN 'IV'
    WHEN m = '0' AND (holds_for_carcinoma OR NOT is_carcinoma) THEN stage
  END AS stage
FROM recorded_tumor
LEFT JOIN known_stage USING (tumor_key, system)
