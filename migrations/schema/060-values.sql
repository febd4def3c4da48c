-- The origin of each value: missing reasons, partial dates, other rows and columns, conflicts of sources.

-- Answer columns of dimensions and facts
CREATE TABLE answer_column (
  column_id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  UNIQUE (table_name, column_name)
) STRICT;

-- Fields of the exports that answer each column
CREATE TABLE answer_source (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  sheet TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (column_id, sheet)
) STRICT, WITHOUT ROWID;

-- Reasons that a value is missing
CREATE TABLE missing_reason (
  reason_id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL
) STRICT;

-- NULL answers with their reason (C-26)
CREATE TABLE missing_cell (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  row_key INTEGER NOT NULL,
  reason_id INTEGER NOT NULL REFERENCES missing_reason (reason_id),
  raw_text TEXT NOT NULL,
  PRIMARY KEY (column_id, row_key)
) STRICT, WITHOUT ROWID;

-- Dates that are not known to the day (AP-8)
-- Exact dates have no row: their text is in the export, through lineage.
CREATE TABLE partial_date (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  row_key INTEGER NOT NULL,
  raw_text TEXT NOT NULL,
  -- Form of the text. It is counted only; nothing parses it again.
  spelling TEXT NOT NULL DEFAULT 'other' CHECK (spelling IN ('month_year', 'open_day', 'iso_month', 'words', 'year', 'other')),
  precision TEXT NOT NULL CHECK (precision IN ('month', 'year')),
  value TEXT CHECK (value IS date(value, '+0 days')),
  earliest TEXT NOT NULL CHECK (earliest IS date(earliest, '+0 days')),
  latest TEXT NOT NULL CHECK (latest IS date(latest, '+0 days')),
  source TEXT NOT NULL,
  PRIMARY KEY (column_id, row_key),
  CHECK (earliest <= latest AND (value IS NULL) = (precision = 'year'))
) STRICT, WITHOUT ROWID;

-- Values that come from another row than their record, or from another column than the declared one
CREATE TABLE value_origin (
  column_id INTEGER NOT NULL REFERENCES answer_column (column_id),
  row_key INTEGER NOT NULL,
  source_row_key INTEGER NOT NULL REFERENCES source_row (source_row_key),
  field TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('refinement', 'fallback', 'correction', 'other_source', 'derived')),
  PRIMARY KEY (column_id, row_key, source_row_key, field)
) STRICT, WITHOUT ROWID;

-- Values that two sources give differently (S-4)
CREATE TABLE source_conflict (
  conflict_key INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_key INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  kept_source TEXT NOT NULL,
  kept_value TEXT,
  other_source TEXT NOT NULL,
  other_value TEXT,
  rule TEXT NOT NULL,
  other_source_row_key INTEGER REFERENCES source_row (source_row_key)
) STRICT;
