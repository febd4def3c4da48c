-- Rows of Table 7 and its text: treatments before the index line
-- Grain: section, item, stratum
-- Rule: C-42
-- Source: none
-- Missing: id is NULL where the print has no such row
SELECT column1 AS position, column2 AS section, column3 AS item, column4 AS stratum, column5 AS id
FROM (VALUES
  (1, 'prior', 'yes', 'all', 't7.prior.yes'),
  (2, 'prior', 'no', 'all', 't7.prior.no'),
  (3, 'prior', 'yes', 'gi', 'text.prior.gi'),
  (4, 'prior', 'yes', 'pancreas', 'text.prior.pancreas'),
  (5, 'prior_lines', '0', 'all', 't7.prior_lines.0'),
  (6, 'prior_lines', '1', 'all', 't7.prior_lines.1'),
  (7, 'prior_lines', '2', 'all', 't7.prior_lines.2'),
  (8, 'prior_lines', '3', 'all', 't7.prior_lines.3'),
  (9, 'prior_lines', '4', 'all', 't7.prior_lines.4'),
  (10, 'prior_lines', '5', 'all', 't7.prior_lines.5'),
  (11, 'prior_lines', 'more', 'all', NULL),
  (12, 'prior_ssa', 'yes', 'all', 't7.prior_ssa.yes'),
  (13, 'prior_ssa', 'no', 'all', 't7.prior_ssa.no'),
  (14, 'prior_ssa', 'missing', 'all', NULL),
  (15, 'prior_chemo', 'yes', 'all', 't7.prior_chemo.yes'),
  (16, 'prior_chemo', 'no', 'all', 't7.prior_chemo.no'),
  (17, 'prior_chemo', 'missing', 'all', NULL),
  (18, 'prior_prrt', 'yes', 'all', 't7.prior_prrt.yes'),
  (19, 'prior_prrt', 'no', 'all', 't7.prior_prrt.no'),
  (20, 'prior_prrt', 'missing', 'all', NULL),
  (21, 'prior_tace', 'yes', 'all', 't7.prior_tace.yes'),
  (22, 'prior_tace', 'no', 'all', 't7.prior_tace.no'),
  (23, 'prior_tace', 'missing', 'all', NULL),
  (24, 'prior_targeted', 'yes', 'all', 't7.prior_targeted.yes'),
  (25, 'prior_targeted', 'no', 'all', 't7.prior_targeted.no'),
  (26, 'prior_targeted', 'missing', 'all', NULL),
  (27, 'prior_surgery', 'yes', 'all', 't7.prior_surgery.yes'),
  (28, 'prior_surgery', 'no', 'all', 't7.prior_surgery.no'),
  (29, 'prior_surgery', 'missing', 'all', NULL),
  (30, 'surgery_target', 'primary', 'all', 'text.surgery_target.primary'),
  (31, 'surgery_target', 'both', 'all', 'text.surgery_target.both'),
  (32, 'surgery_target', 'metastases', 'all', 'text.surgery_target.metastases'),
  (33, 'surgery_target', 'missing', 'all', NULL),
  (34, 'surgery_r0', 'yes', 'all', 'text.surgery_r0'),
  (35, 'surgery_r0', 'no', 'all', NULL),
  (36, 'surgery_r0', 'missing', 'all', NULL)
)
