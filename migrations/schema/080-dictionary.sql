-- The dictionary of the file: one row for each column of each table and view, in English and French.

CREATE TABLE data_dictionary (
  object TEXT NOT NULL,
  "column" TEXT NOT NULL,
  type TEXT NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  unit TEXT,
  codes TEXT,
  rule TEXT,
  source TEXT,
  PRIMARY KEY (object, "column")
) STRICT, WITHOUT ROWID;
