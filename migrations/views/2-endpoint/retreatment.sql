-- First retreatment of each analysed patient with bevacizumab and a cytotoxic drug
-- Grain: patient_key
-- Rule: AP-6, AP-18
-- Source: study_patient, first_retreatment, fact_line_of_therapy, line_response, line_progression
-- Missing: a patient who was not retreated has no row
SELECT
  study_patient.patient_key,
  first_retreatment.line_key,
  first_retreatment.started_on,
  regimen,
  again.best_response,
  first.best_response AS first_best_response,
  progression_at_start,
  progression_line_key IS NOT NULL AS has_progressed
FROM study_patient
JOIN first_retreatment USING (patient_key)
JOIN fact_line_of_therapy USING (line_key, patient_key)
LEFT JOIN line_response AS first ON first.line_key = index_line_key
LEFT JOIN line_response AS again ON again.line_key = first_retreatment.line_key
LEFT JOIN line_progression ON line_progression.line_key = first_retreatment.line_key
