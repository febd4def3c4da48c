-- Exclusion criteria of each proposed patient: 1 excludes, 0 does not, NULL is not answered
-- Grain: patient_key
-- Rule: AP-5, AP-7, C-11, C-12, C-93
-- Source: proposed_patient, dim_tumor, code_primary_site, code_histology, index_line
-- Missing: a missing answer is NULL and excludes no patient; a histology that contradicts "well" is an answer (C-93)
SELECT
  proposed_patient.patient_key,
  tumor_key,
  1 - is_digestive AS is_not_digestive,
  COALESCE(differentiation <> 'well', contradicts = 'well') AS is_not_well_differentiated,
  -- Column of dim_tumor that answers; lineage has its cell.
  CASE
    WHEN differentiation IS NOT NULL THEN 'differentiation'
    WHEN contradicts = 'well' THEN 'histology'
  END AS differentiation_column,
  1 - has_histological_proof AS has_no_histological_proof,
  index_line.line_key IS NULL AND has_no AND NOT has_yes AS is_not_carried_out,
  index_line.line_key IS NOT NULL AS has_index_line,
  has_no,
  has_yes
FROM proposed_patient
LEFT JOIN dim_tumor ON dim_tumor.patient_key = proposed_patient.patient_key AND dim_tumor.is_baseline
LEFT JOIN code_primary_site ON code_primary_site.code = primary_site
LEFT JOIN code_histology ON code_histology.code = histology
LEFT JOIN index_line ON index_line.patient_key = proposed_patient.patient_key
