-- Included patients who are not analysed, each with the reason
-- Grain: study, patient_key
-- Rule: AP-5, AP-9, AP-10, C-5, C-11
-- Source: study, patient_flow, endpoint_duration
-- Missing: never; a patient without an index line has the reason `no_line`
WITH
reason_label AS (
  SELECT column1 AS reason, column2 AS position, column3 AS label_en, column4 AS label_fr
  FROM (VALUES
    ('no_line', 1, 'No index line', 'Aucune ligne étudiée'),
    ('start_missing', 2, 'Start of the line missing', 'Date de début de la ligne manquante'),
    ('event_undated', 3, 'Progression or death without a date', 'Progression ou décès sans date'),
    ('end_missing', 4, 'Last news missing', 'Date des dernières nouvelles manquante'),
    ('contradicting_dates', 5, 'End before start', 'Fin antérieure au début')
  )
)
SELECT study, flow.patient_key, reason, position, label_en, label_fr
FROM patient_flow AS flow
CROSS JOIN study
LEFT JOIN endpoint_duration AS duration ON duration.patient_key = flow.patient_key AND duration.endpoint = 'pfs'
JOIN reason_label ON reason = COALESCE(duration.status, 'no_line')
WHERE flow.criterion = 'not_analysed'
