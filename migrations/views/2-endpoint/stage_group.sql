-- Stage of each T without distant metastases, without and with regional nodes, by classification and primary site
-- Grain: system, primary_site, t
-- Rule: C-15
-- Source: none
-- Missing: a site without a table has no rows; a stage is NULL where the table gives none
WITH
-- Sites with the same table. Stage IV, any M1, is the same in all of them.
site_group AS (
  SELECT column1 AS primary_site, column2 AS site_group
  FROM (VALUES
    ('pancreas', 'pancreas'),
    ('stomach', 'stomach'),
    ('duodenum', 'small_bowel'),
    ('jejunum', 'small_bowel'),
    ('ileum', 'small_bowel'),
    ('small_bowel', 'small_bowel'),
    ('appendix', 'appendix'),
    ('colon', 'colorectum'),
    ('caecum', 'colorectum'),
    ('rectum', 'colorectum')
  )
),
-- enets: Rindi et al., Virchows Arch 2006;449:395 (stomach, duodenum, pancreas) and 2007;451:757 (ileum, appendix, colon, rectum).
-- uicc_7: UICC TNM and AJCC Cancer Staging Manual, 7th editions (2009): neuroendocrine tumors; appendix: carcinoid; the
-- pancreas follows the exocrine pancreas. uicc_8: 8th editions (2016, 2017): well-differentiated neuroendocrine tumors.
-- The last column: 1 where the table applies to poorly differentiated carcinomas too.
classification AS (
  SELECT column1 AS system, column2 AS site_group, column3 AS layout, column4 AS holds_for_carcinoma
  FROM (VALUES
    ('enets', 'pancreas', 'by_t', 1),
    ('enets', 'stomach', 'by_t_in_situ', 1),
    ('enets', 'small_bowel', 'by_t', 1),
    ('enets', 'appendix', 'by_t', 1),
    ('enets', 'colorectum', 'by_t_split', 1),
    ('uicc_7', 'pancreas', 'exocrine', 1),
    ('uicc_7', 'stomach', 'by_t_in_situ', 0),
    ('uicc_7', 'small_bowel', 'by_t', 0),
    ('uicc_7', 'appendix', 'grouped', 0),
    ('uicc_7', 'colorectum', 'by_t', 0),
    ('uicc_8', 'pancreas', 'grouped', 0),
    ('uicc_8', 'stomach', 'grouped', 0),
    ('uicc_8', 'small_bowel', 'grouped', 0),
    ('uicc_8', 'appendix', 'grouped', 0),
    ('uicc_8', 'colorectum', 'by_t', 0)
  )
),
layout AS (
  SELECT column1 AS layout, column2 AS t, column3 AS stage_n0, column4 AS stage_n1
  FROM (VALUES
    ('by_t', '0', NULL, 'IIIB'),
    ('by_t', '1', 'I', 'IIIB'),
    ('by_t', '2', 'IIA', 'IIIB'),
    ('by_t', '3', 'IIB', 'IIIB'),
    ('by_t', '4', 'IIIA', 'IIIB'),
    ('by_t_in_situ', 'is', '0', 'IIIB'),
    ('by_t_in_situ', '0', NULL, 'IIIB'),
    ('by_t_in_situ', '1', 'I', 'IIIB'),
    ('by_t_in_situ', '2', 'IIA', 'IIIB'),
    ('by_t_in_situ', '3', 'IIB', 'IIIB'),
    ('by_t_in_situ', '4', 'IIIA', 'IIIB'),
    ('by_t_split', '0', NULL, 'IIIB'),
    ('by_t_split', '1a', 'IA', 'IIIB'),
    ('by_t_split', '1b', 'IB', 'IIIB'),
    ('by_t_split', '2', 'IIA', 'IIIB'),
    ('by_t_split', '3', 'IIB', 'IIIB'),
    ('by_t_split', '4', 'IIIA', 'IIIB'),
    ('exocrine', 'is', '0', NULL),
    ('exocrine', '0', NULL, NULL),
    ('exocrine', '1', 'IA', 'IIB'),
    ('exocrine', '2', 'IB', 'IIB'),
    ('exocrine', '3', 'IIA', 'IIB'),
    ('exocrine', '4', 'III', 'III'),
    ('grouped', '0', NULL, 'III'),
    ('grouped', '1', 'I', 'III'),
    ('grouped', '2', 'II', 'III'),
    ('grouped', '3', 'II', 'III'),
    ('grouped', '4', 'III', 'III')
  )
)
SELECT system, primary_site, t, stage_n0, stage_n1, holds_for_carcinoma
FROM classification
JOIN site_group USING (site_group)
JOIN layout USING (layout)
