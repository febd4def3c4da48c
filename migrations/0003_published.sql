-- What the study declares about its print: the figures as printed, their errors, and the toxicities it looked for.

CREATE TABLE study_toxicity (
  attribution TEXT NOT NULL CHECK (attribution IN ('bevacizumab', 'chemotherapy')),
  term TEXT NOT NULL REFERENCES code_toxicity_term (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (attribution, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_figure (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('count', 'value')),
  value REAL NOT NULL,
  percent REAL,
  denominator INTEGER,
  unit TEXT,
  -- Decimals of the print: those of the value, or of the percentage of a count.
  decimals INTEGER NOT NULL CHECK (decimals >= 0),
  place TEXT NOT NULL,
  note TEXT
) STRICT;

-- misprint: the printed number is not what its own terms give. contradiction: it disagrees with another figure.
-- remark: no printed figure of its own; told beside the figure that it concerns.
CREATE TABLE published_erratum (
  id TEXT NOT NULL REFERENCES published_figure (id),
  kind TEXT NOT NULL CHECK (kind IN ('misprint', 'contradiction', 'remark')),
  -- What the arithmetic gives in place of the print; NULL: the printed one stands.
  corrected_value REAL,
  corrected_percent REAL,
  arithmetic TEXT NOT NULL,
  arithmetic_fr TEXT NOT NULL,
  PRIMARY KEY (id, kind)
) STRICT, WITHOUT ROWID;
