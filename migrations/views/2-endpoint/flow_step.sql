-- Steps of the flow of patients, in their order
-- Grain: step
-- Rule: AP-5, C-40
-- Source: none
-- Missing: never
SELECT column1 AS step, column2 AS criterion, column3 AS is_exclusion
FROM (VALUES
  (1, 'discussed', 0),
  (2, 'proposed', 0),
  (3, 'not_digestive', 1),
  (4, 'not_well_differentiated', 1),
  (5, 'no_histological_proof', 1),
  (6, 'not_carried_out', 1),
  (7, 'included', 0),
  (8, 'not_analysed', 1),
  (9, 'analysed', 0)
)
