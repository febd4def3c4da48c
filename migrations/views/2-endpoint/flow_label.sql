-- Words for the steps of the flow: who is counted in a step, and who leaves on the way to it
-- Grain: criterion
-- Rule: AP-5, C-40
-- Source: none
-- Missing: never
SELECT column1 AS criterion, column2 AS label_en, column3 AS label_fr, column4 AS leaving_en, column5 AS leaving_fr
FROM (VALUES
  (
    'discussed',
    'Discussed at a meeting in the window', 'Discutés en RCP dans la période',
    'No validated presentation in the window', 'Sans fiche validée dans la période'
  ),
  (
    'proposed',
    'Bevacizumab with a cytotoxic drug proposed', 'Bevacizumab et cytotoxique proposés',
    'Combination not proposed', 'Association non proposée'
  ),
  (
    'not_digestive',
    'Primary not digestive', 'Primitif non digestif',
    'Primary not digestive', 'Primitif non digestif'
  ),
  (
    'not_well_differentiated',
    'Not well differentiated', 'Non bien différenciée',
    'Not well differentiated', 'Non bien différenciée'
  ),
  (
    'no_histological_proof',
    'No histological proof', 'Sans preuve histologique',
    'No histological proof', 'Sans preuve histologique'
  ),
  (
    'not_carried_out',
    'Proposal not carried out', 'Proposition non réalisée',
    'Proposal not carried out', 'Proposition non réalisée'
  ),
  ('included', 'Included', 'Inclus', 'Not included', 'Non inclus'),
  (
    'not_analysed',
    'Progression-free survival not computable', 'Survie sans progression non calculable',
    'Progression-free survival not computable', 'Survie sans progression non calculable'
  ),
  ('analysed', 'Analysed', 'Analysés', 'Not analysed', 'Non analysés')
)
