-- Ki67 classes of the tumors: < 3, 3 to 20, > 20
-- Grain: tumor_key
-- Rule: AP-20, C-24
-- Source: dim_tumor, study_setting
-- Missing: NULL without a Ki67, and where the two ends of a range lie in different classes
WITH
class_of_end AS (
  SELECT
    tumor_key,
    CASE
      WHEN ki67_low < ki67_middle_from THEN 'lt3'
      WHEN ki67_low < ki67_middle_to OR ki67_low = ki67_middle_to AND is_ki67_low_excluded IS NOT 1 THEN '3to20'
      WHEN ki67_low >= ki67_middle_to THEN 'gt20'
    END AS low_class,
    CASE
      WHEN ki67_high < ki67_middle_from OR ki67_high = ki67_middle_from AND is_ki67_high_excluded IS 1 THEN 'lt3'
      WHEN ki67_high <= ki67_middle_to THEN '3to20'
      WHEN ki67_high > ki67_middle_to THEN 'gt20'
    END AS high_class
  FROM dim_tumor
  CROSS JOIN study_setting
)
SELECT tumor_key, CASE WHEN low_class = high_class THEN low_class END AS ki67_class
FROM class_of_end
