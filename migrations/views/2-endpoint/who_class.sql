-- Classes of the tumors of the digestive tract by WHO 2010, 2017 and 2019, beside the pathologist's description
-- Grain: tumor_key, edition
-- Rule: AP-21, C-93
-- Source: dim_tumor, derived_grade, code_histology, code_primary_site
-- Missing: NULL where differentiation, grade or histology leave it open or contradict each other, and outside the digestive tract
WITH
-- Bosman et al., WHO Classification of Tumours of the Digestive System, 4th ed. (2010); Lloyd et al., Tumours of Endocrine
-- Organs, 4th ed. (2017, pancreas); Digestive System Tumours, 5th ed. (2019). Grade: G1 mitoses < 2 and Ki67 < 3 (2010: <= 2),
-- G2 mitoses 2 to 20 or Ki67 3 to 20, G3 mitoses > 20 or Ki67 > 20; the higher of the two. In 2010 each G3 is a carcinoma.
edition AS (
  SELECT column1 AS edition
  FROM (VALUES (2010), (2017), (2019))
),
described_tumor AS (
  SELECT
    tumor_key,
    dim_tumor.patient_key,
    edition,
    histology,
    differentiation,
    recorded_grade,
    is_complete,
    COALESCE(differentiation = contradicts, 0) AS is_contradiction,
    COALESCE(is_digestive, 0) AS is_digestive,
    -- With both parts, the derived grade; else the recorded grade, unless the known part is higher.
    CASE WHEN edition = 2010 THEN derived_grade_2010 ELSE derived_grade_2017 END AS derived_grade
  FROM dim_tumor
  JOIN derived_grade USING (tumor_key)
  LEFT JOIN code_primary_site ON code_primary_site.code = primary_site
  LEFT JOIN code_histology ON code_histology.code = histology
  CROSS JOIN edition
),
graded_tumor AS (
  SELECT
    tumor_key,
    patient_key,
    edition,
    histology,
    differentiation,
    recorded_grade,
    is_complete,
    is_contradiction,
    is_digestive,
    CASE
      WHEN derived_grade IS NULL THEN recorded_grade
      WHEN is_complete OR recorded_grade IS NULL THEN derived_grade
      ELSE MAX(derived_grade, recorded_grade)
    END AS grade
  FROM described_tumor
),
classed_tumor AS (
  SELECT
    tumor_key,
    edition,
    CASE
      WHEN NOT is_digestive OR is_contradiction OR histology IN ('goblet_cell_carcinoma', 'other') THEN NULL
      WHEN histology = 'mixed_neoplasm' THEN CASE WHEN edition = 2010 THEN 'manec' ELSE 'minen' END
      -- A carcinoma is of high grade.
      WHEN (differentiation = 'poor' OR histology IN ('small_cell_carcinoma', 'large_cell_carcinoma')) AND is_complete AND grade < 3
        THEN NULL
      WHEN histology = 'small_cell_carcinoma' THEN 'nec_small_cell'
      WHEN histology = 'large_cell_carcinoma' THEN 'nec_large_cell'
      WHEN differentiation = 'poor' THEN 'nec'
      WHEN grade = 3 AND edition = 2010 THEN 'nec'
      WHEN grade < 3 OR differentiation = 'well' THEN 'net_g' || grade
    END AS who_class
  FROM graded_tumor
)
SELECT
  tumor_key,
  edition,
  patient_key,
  histology,
  differentiation,
  recorded_grade,
  grade,
  is_complete,
  who_class
FROM graded_tumor
JOIN classed_tumor USING (tumor_key, edition)
