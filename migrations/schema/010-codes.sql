-- Code lists: one table for each list of pipelines/code-lists, and one table for the short lists.

-- Codes of the primary site, with subgroup
CREATE TABLE code_primary_site (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  subgroup TEXT,
  is_digestive INTEGER NOT NULL CHECK (is_digestive IN (0, 1))
) STRICT;

-- Codes of the histology
CREATE TABLE code_histology (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  -- Differentiation that contradicts this type (C-93).
  contradicts TEXT CHECK (contradicts IN ('well', 'poor'))
) STRICT;

-- Codes of the drugs, with class
CREATE TABLE code_drug (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  drug_class TEXT NOT NULL
) STRICT;

-- Codes of the subgroups of the study
CREATE TABLE code_subgroup (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the metastatic sites
CREATE TABLE code_metastatic_site (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the cardiovascular risk factors
CREATE TABLE code_cardiovascular_risk_factor (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the kinds of treatment
CREATE TABLE code_modality (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the regimen families
CREATE TABLE code_regimen_family (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the reasons to stop a line
CREATE TABLE code_stop_reason (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the tumor response
CREATE TABLE code_response (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the toxicities
CREATE TABLE code_toxicity_term (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Codes of the imaging modalities
CREATE TABLE code_imaging_modality (code TEXT PRIMARY KEY, position INTEGER NOT NULL, label_en TEXT NOT NULL, label_fr TEXT NOT NULL) STRICT;

-- Labels of the short code lists
-- The codes themselves are in the CHECK of each column that uses them.
CREATE TABLE code_label (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;
