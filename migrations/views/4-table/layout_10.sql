-- Rows of Table 10 and its text: toxicities
-- Grain: section, item, stratum
-- Rule: AP-14, AP-15, C-42
-- Source: none
-- Missing: id is NULL where the print has no such row
SELECT column1 AS position, column2 AS section, column3 AS item, column4 AS stratum, column5 AS id
FROM (VALUES
  (1, 'bevacizumab.hypertension', 'yes', 'all', 't10.hypertension.yes'),
  (2, 'bevacizumab.hypertension', 'no', 'all', 't10.hypertension.no'),
  (3, 'bevacizumab.hypertension', 'missing', 'all', 't10.hypertension.missing'),
  (4, 'bevacizumab.hypertension_treated', 'yes', 'all', 't10.hypertension_treated.yes'),
  (5, 'bevacizumab.hypertension_treated', 'no', 'all', 't10.hypertension_treated.no'),
  (6, 'bevacizumab.hypertension_treated', 'missing', 'all', 't10.hypertension_treated.missing'),
  (7, 'bevacizumab.edema', 'yes', 'all', 't10.oedema.yes'),
  (8, 'bevacizumab.edema', 'no', 'all', 't10.oedema.no'),
  (9, 'bevacizumab.edema', 'missing', 'all', 't10.oedema.missing'),
  (10, 'bevacizumab.proteinuria', 'yes', 'all', 't10.proteinuria.yes'),
  (11, 'bevacizumab.proteinuria', 'no', 'all', 't10.proteinuria.no'),
  (12, 'bevacizumab.proteinuria', 'missing', 'all', 't10.proteinuria.missing'),
  (13, 'bevacizumab.bleeding', 'yes', 'all', 't10.bleeding.yes'),
  (14, 'bevacizumab.bleeding', 'no', 'all', 't10.bleeding.no'),
  (15, 'bevacizumab.bleeding', 'missing', 'all', 't10.bleeding.missing'),
  (16, 'bevacizumab.thromboembolic_event', 'yes', 'all', 't10.thromboembolic.yes'),
  (17, 'bevacizumab.thromboembolic_event', 'no', 'all', 't10.thromboembolic.no'),
  (18, 'bevacizumab.thromboembolic_event', 'missing', 'all', 't10.thromboembolic.missing'),
  (19, 'bevacizumab.any', 'yes', 'all', 'tox.bevacizumab.any'),
  (20, 'bevacizumab.any', 'no', 'all', NULL),
  (21, 'bevacizumab.any', 'missing', 'all', NULL),
  (22, 'bevacizumab.stop', 'yes', 'all', 'tox.bevacizumab.stop'),
  (23, 'bevacizumab.treated_if_hypertensive', 'yes', 'all', 'tox.hypertension.treated'),
  (24, 'chemotherapy.any', 'yes', 'all', 'tox.chemo.any'),
  (25, 'chemotherapy.any', 'no', 'all', NULL),
  (26, 'chemotherapy.any', 'missing', 'all', NULL),
  (27, 'chemotherapy.asthenia', 'yes', 'all', 'tox.chemo.asthenia'),
  (28, 'chemotherapy.asthenia', 'no', 'all', NULL),
  (29, 'chemotherapy.asthenia', 'missing', 'all', NULL),
  (30, 'chemotherapy.hand_foot_syndrome', 'yes', 'all', 'tox.chemo.hand_foot'),
  (31, 'chemotherapy.hand_foot_syndrome', 'no', 'all', NULL),
  (32, 'chemotherapy.hand_foot_syndrome', 'missing', 'all', NULL),
  (33, 'chemotherapy.hematological', 'yes', 'all', 'tox.chemo.haematological'),
  (34, 'chemotherapy.hematological', 'no', 'all', NULL),
  (35, 'chemotherapy.hematological', 'missing', 'all', NULL),
  (36, 'chemotherapy.neurological', 'yes', 'all', 'tox.chemo.neurological'),
  (37, 'chemotherapy.neurological', 'no', 'all', NULL),
  (38, 'chemotherapy.neurological', 'missing', 'all', NULL)
)
