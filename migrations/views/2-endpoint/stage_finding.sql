-- First presentations of a tumor whose M contradicts what they say of synchronous metastases
-- Grain: presentation_key
-- Rule: C-15
-- Source: fact_presentation
-- Missing: without an M, or without an answer about synchronous metastases, nothing is contradicted
WITH
numbered_presentation AS (
  SELECT
    presentation_key,
    patient_key,
    m,
    has_synchronous_metastases,
    -- Metastases that came after the diagnosis and before the meeting explain an M1.
    has_metachronous_metastases IS 1 AND COALESCE(metastasized_on, presented_on) <= presented_on AS is_explained,
    ROW_NUMBER() OVER (PARTITION BY patient_key, primary_site ORDER BY presented_on, presentation_key) AS place
  FROM fact_presentation
)
SELECT presentation_key, patient_key
FROM numbered_presentation
WHERE place = 1
  AND (
    m GLOB '1*' AND has_synchronous_metastases = 0 AND NOT is_explained
    OR m = '0' AND has_synchronous_metastases = 1
  )
