-- Titles of the printed tables
-- Grain: printed_table
-- Rule: C-42
-- Source: none
-- Missing: what the print tells in its text only is no table and has no row
SELECT column1 AS printed_table, column2 AS number, column3 AS label_en, column4 AS label_fr
FROM (VALUES
  ('table_05', 5, 'Characteristics of the patients', 'Caractéristiques des patients'),
  ('table_06', 6, 'Characteristics of the tumors', 'Caractéristiques tumorales'),
  ('table_07', 7, 'Treatments received before bevacizumab', 'Traitements reçus avant le bevacizumab'),
  ('table_08', 8, 'Treatment by bevacizumab with chemotherapy, and what followed', 'Traitement par bevacizumab et chimiothérapie, et traitements reçus après'),
  ('table_09', 9, 'Tumor response', 'Réponse tumorale'),
  ('table_10', 10, 'Adverse events', 'Évènements indésirables')
)
