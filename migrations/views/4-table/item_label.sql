-- Words for the items of the printed tables; one that means something else in a section has a row for that section
-- Grain: section, item
-- Rule: C-42
-- Source: none
-- Missing: section is NULL where the words serve every section; a number is its own label and has no row
SELECT column1 AS section, column2 AS item, column3 AS label_en, column4 AS label_fr
FROM (VALUES
  (NULL, 'yes', 'Yes', 'Oui'),
  (NULL, 'no', 'No', 'Non'),
  (NULL, 'missing', 'Missing', 'Donnée manquante'),
  (NULL, 'not_evaluable', 'Not evaluable', 'Non évaluable'),
  (NULL, 'other', 'Other', 'Autre'),
  ('primary', 'other', 'Unknown primary', 'Primitif inconnu'),
  (NULL, 'male', 'Male', 'Homme'),
  (NULL, 'female', 'Female', 'Femme'),
  (NULL, 'chu', 'University hospital', 'CHU'),
  (NULL, 'outside', 'Elsewhere', 'Hors CHU'),
  (NULL, 'pancreas', 'Pancreas', 'Pancréas'),
  (NULL, 'gi', 'Gastro-intestinal tract', 'Tube digestif'),
  (NULL, 'poor', 'Poor', 'Peu différencié'),
  (NULL, 'well', 'Well', 'Bien différencié'),
  (NULL, 'lt3', '< 3 %', '< 3 %'),
  (NULL, '3to20', '3 to 20 %', '3 à 20 %'),
  (NULL, 'gt20', '> 20 %', '> 20 %'),
  (NULL, 'surgical', 'Surgical specimen', 'Pièce opératoire'),
  (NULL, 'primary_biopsy', 'Biopsy of the primary', 'Biopsie du primitif'),
  (NULL, 'metastasis_biopsy', 'Biopsy of a metastasis', 'Biopsie d''une métastase'),
  (NULL, 'primary', 'Primary', 'Primitif'),
  (NULL, 'metastasis', 'Metastasis', 'Métastase'),
  (NULL, 'metastases', 'Metastases', 'Métastases'),
  (NULL, 'both', 'Both', 'Les deux'),
  (NULL, 'more', 'More', 'Davantage'),
  (NULL, 'fluoropyrimidine', '5-FU or capecitabine', '5-FU ou capécitabine'),
  (NULL, 'folfox', 'FOLFOX', 'FOLFOX'),
  (NULL, 'folfiri', 'FOLFIRI', 'FOLFIRI'),
  (NULL, 'temozolomide', 'Temozolomide', 'Témozolomide'),
  (NULL, 'streptozocin', 'Streptozocin', 'Streptozotocine'),
  (NULL, 'progression', 'Progression', 'Progression'),
  (NULL, 'therapeutic_break', 'Therapeutic break', 'Pause thérapeutique'),
  (NULL, 'toxicity', 'Toxicity', 'Toxicité'),
  (NULL, 'death', 'Death', 'Décès'),
  (NULL, 'ongoing', 'Ongoing', 'En cours'),
  (NULL, 'cr', 'Complete response', 'Réponse complète'),
  (NULL, 'pr', 'Partial response', 'Réponse partielle'),
  (NULL, 'sd', 'Stable disease', 'Stabilité'),
  (NULL, 'pd', 'Progressive disease', 'Progression')
)
