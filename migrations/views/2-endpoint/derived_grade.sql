-- Grades that mitoses and Ki67 give by WHO 2010 and 2017, beside the recorded grade
-- Grain: tumor_key
-- Rule: AP-21, C-92
-- Source: dim_tumor, ki67_class, study_setting
-- Missing: NULL where neither is known or the edition leaves it open; with one of them known, the lowest possible grade
WITH
graded_part AS (
  SELECT
    tumor_key,
    patient_key,
    grade AS recorded_grade,
    grade_low AS recorded_low,
    grade_high AS recorded_high,
    CASE
      WHEN mitoses_low < mitoses_grade_2_from THEN 1
      WHEN mitoses_low < mitoses_grade_2_to OR mitoses_low = mitoses_grade_2_to AND is_mitoses_low_excluded IS NOT 1 THEN 2
      WHEN mitoses_low >= mitoses_grade_2_to THEN 3
    END AS mitotic_low,
    CASE
      WHEN mitoses_high < mitoses_grade_2_from OR mitoses_high = mitoses_grade_2_from AND is_mitoses_high_excluded IS 1 THEN 1
      WHEN mitoses_high <= mitoses_grade_2_to THEN 2
      -- Without an upper end it may be any number.
      WHEN mitoses_low IS NOT NULL THEN 3
    END AS mitotic_high,
    CASE ki67_class WHEN 'lt3' THEN 1 WHEN '3to20' THEN 2 WHEN 'gt20' THEN 3 END AS ki67_grade,
    COALESCE(ki67_class = 'lt3' AND ki67_high > ki67_grade_1_to_2010, 0) AS is_ki67_between_grades
  FROM dim_tumor
  JOIN ki67_class USING (tumor_key)
  CROSS JOIN study_setting
),
known_part AS (
  SELECT
    tumor_key,
    patient_key,
    recorded_grade,
    recorded_low,
    recorded_high,
    -- A bound or a range has a class where both ends have the same (C-92).
    CASE WHEN mitotic_low = mitotic_high THEN mitotic_low END AS mitotic_grade,
    ki67_grade,
    is_ki67_between_grades
  FROM graded_part
),
graded_tumor AS (
  SELECT
    tumor_key,
    patient_key,
    recorded_grade,
    recorded_low,
    recorded_high,
    mitotic_grade,
    ki67_grade,
    MAX(mitotic_grade, ki67_grade) AS complete_grade,
    MAX(COALESCE(mitotic_grade, ki67_grade), COALESCE(ki67_grade, mitotic_grade)) AS least_grade,
    -- Above 2 and below 3 the edition of 2010 has no grade, unless the mitoses decide.
    is_ki67_between_grades AND COALESCE(mitotic_grade, 1) = 1 AS is_open_in_2010
  FROM known_part
)
SELECT
  tumor_key,
  patient_key,
  recorded_grade,
  mitotic_grade,
  ki67_grade,
  CASE WHEN NOT is_open_in_2010 THEN least_grade END AS derived_grade_2010,
  least_grade AS derived_grade_2017,
  complete_grade IS NOT NULL AS is_complete,
  -- A part that is missing can only raise the grade.
  COALESCE(
    recorded_high < least_grade
    OR recorded_low > complete_grade + is_open_in_2010,
    0
  ) AS is_disagreement
FROM graded_tumor
