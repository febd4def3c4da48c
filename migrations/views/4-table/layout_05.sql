-- Rows of Table 5 and its text: the patients
-- Grain: section, item, stratum
-- Rule: C-42, C-65
-- Source: none
-- Missing: id is NULL where the print has no such row
SELECT column1 AS position, column2 AS section, column3 AS item, column4 AS stratum, column5 AS id
FROM (VALUES
  (1, 'sex', 'male', 'all', 't5.sex.male'),
  (2, 'sex', 'female', 'all', 't5.sex.female'),
  (3, 'sex', 'missing', 'all', NULL),
  (4, 'place_of_care', 'chu', 'all', 't5.site.chu'),
  (5, 'place_of_care', 'outside', 'all', 't5.site.outside'),
  (6, 'place_of_care', 'missing', 'all', NULL),
  (7, 'who', '0', 'all', 't5.who.0'),
  (8, 'who', '1', 'all', 't5.who.1'),
  (9, 'who', '2', 'all', 't5.who.2'),
  (10, 'who', '3', 'all', 't5.who.3'),
  (11, 'who', '4', 'all', NULL),
  (12, 'who', 'missing', 'all', 't5.who.missing'),
  (13, 'who_le_2', 'yes', 'all', 'text.who_le_2'),
  (14, 'men1', 'yes', 'all', 't5.men1.yes'),
  (15, 'men1', 'no', 'all', 't5.men1.no'),
  (16, 'men1', 'missing', 'all', 't5.men1.missing'),
  (17, 'cvrf', 'yes', 'all', 't5.cvrf.yes'),
  (18, 'cvrf', 'no', 'all', 't5.cvrf.no'),
  (19, 'cvrf', 'missing', 'all', NULL),
  (20, 'cvrf.age_sex', 'yes', 'all', 'text.cvrf.age_sex'),
  (21, 'cvrf.hypertension', 'yes', 'all', 'text.cvrf.hypertension'),
  (22, 'cvrf.dyslipidemia', 'yes', 'all', 'text.cvrf.dyslipidaemia'),
  (23, 'cvrf.diabetes', 'yes', 'all', 'text.cvrf.diabetes'),
  (24, 'cvrf.smoking', 'yes', 'all', 'text.cvrf.smoking')
)
