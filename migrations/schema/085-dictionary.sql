-- The dictionaries of the file.

-- Columns of every table and view, in English and French
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

-- Tables and views, with layer, grain and rule
CREATE TABLE object_dictionary (
  object TEXT PRIMARY KEY,
  layer TEXT NOT NULL CHECK (layer IN ('code', 'study', 'star', 'evidence', 'endpoint', 'estimate', 'table', 'check', 'tracking')),
  -- 1: its name and main columns are promised: a change is announced in CHANGELOG.md.
  is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  -- 0: a view, computed when it is read.
  is_stored INTEGER NOT NULL CHECK (is_stored IN (0, 1)),
  title_en TEXT NOT NULL,
  title_fr TEXT NOT NULL,
  grain TEXT NOT NULL,
  rule TEXT,
  source TEXT,
  missing TEXT
) STRICT, WITHOUT ROWID;

-- Definitions of the tables, views and indexes as they were published
-- make audit compares them with those of the file.
CREATE TABLE object_definition (
  name TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('table', 'view', 'index', 'trigger')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT, WITHOUT ROWID;
