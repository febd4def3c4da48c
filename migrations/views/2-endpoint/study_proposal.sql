-- Presentations that name bevacizumab together with a cytotoxic drug, by how they mention the two
-- Grain: presentation_key
-- Rule: AP-3, AP-4, C-90
-- Source: presentation_drug, fact_presentation, therapy_line, study_setting
-- Missing: days_to_line is NULL where no combination line with a usable start starts on the day of the meeting or later
-- Materialized: (patient_key)
-- The mention is the best one under which both are named; is_proposal is 1 where it counts for AP-4.
WITH
named_drug AS (
  SELECT
    presentation_key,
    MAX(mention = 'proposed' AND drug = index_drug) AS proposes_drug,
    MAX(mention = 'proposed' AND drug_class = index_with_class) AS proposes_class,
    MAX(mention IN ('proposed', 'conditional') AND drug = index_drug) AS may_propose_drug,
    MAX(mention IN ('proposed', 'conditional') AND drug_class = index_with_class) AS may_propose_class
  FROM presentation_drug
  CROSS JOIN study_setting
  WHERE mention <> 'negated'
  GROUP BY presentation_key
  HAVING MAX(drug = index_drug) AND MAX(drug_class = index_with_class)
),
mentioned AS (
  SELECT
    presentation_key,
    CASE
      WHEN proposes_drug AND proposes_class THEN 'proposed'
      WHEN may_propose_drug AND may_propose_class THEN 'conditional'
      ELSE 'past'
    END AS mention
  FROM named_drug
),
followed AS (
  SELECT
    presentation_key,
    CAST(MIN(julianday(started_on) - julianday(presented_on)) AS INTEGER) AS days_to_line
  FROM mentioned
  JOIN fact_presentation USING (presentation_key)
  JOIN therapy_line USING (patient_key)
  WHERE is_combination AND started_on >= presented_on
  GROUP BY presentation_key
)
SELECT
  presentation_key,
  patient_key,
  presented_on,
  is_in_window,
  is_carried_out,
  mention,
  days_to_line,
  mention = 'proposed'
    OR (mention = 'conditional' AND COALESCE(days_to_line <= conditional_proposal_days, 0)) AS is_proposal
FROM mentioned
JOIN fact_presentation USING (presentation_key)
CROSS JOIN study_setting
LEFT JOIN followed USING (presentation_key)
