-- Runs, their files, and the account of every export row. etl_run, etl_source_file, etl_row_count, finding and rejected_row
-- hold every published run; the view current_run names the run of this file. Files and findings of earlier runs have
-- negative keys: no dimension or fact refers to them.

-- Published runs
CREATE TABLE etl_run (
  run_id TEXT PRIMARY KEY,
  -- Order of the published runs. The highest number is the run of this file; no clock decides.
  night INTEGER NOT NULL UNIQUE CHECK (night > 0),
  started_at TEXT NOT NULL,
  -- System account that started the run.
  started_by TEXT NOT NULL,
  study TEXT NOT NULL,
  code_version TEXT NOT NULL,
  key_id TEXT NOT NULL,
  inputs_sha256 TEXT NOT NULL,
  parameters_sha256 TEXT NOT NULL,
  extracted_on TEXT NOT NULL CHECK (extracted_on IS date(extracted_on, '+0 days')),
  -- 1: the inbox declares invented patients. NULL: the run is older than this column.
  is_invented_data INTEGER CHECK (is_invented_data IN (0, 1)),
  patients_loaded INTEGER NOT NULL,
  patients_opposed INTEGER NOT NULL,
  -- Run that value_change compares with. NULL: there is none, or the two cannot be compared.
  compared_with TEXT,
  -- Digest of the published tables, and the line of the run's log that records it before the file is renamed.
  content_digest TEXT CHECK (length(content_digest) = 64),
  log_line INTEGER,
  log_head TEXT CHECK (length(log_head) = 64),
  -- Tokens of ACCEPT= that this run needed, separated by commas. NULL: none (C-100).
  accepted TEXT
) STRICT;

-- Input files of each run
CREATE TABLE etl_source_file (
  file_key INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  source TEXT NOT NULL,
  file TEXT NOT NULL,
  format TEXT NOT NULL,
  -- Of a control file a keyed hash: the plain hash of a list of one number gives the number away
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- NULL for a control file
  size_bytes INTEGER CHECK (size_bytes >= 0),
  stamp TEXT,
  status TEXT NOT NULL CHECK (status IN ('used', 'superseded', 'duplicate', 'control')),
  -- Distinct patients of the complete extraction that contains the file. NULL: not read, or no complete extraction (C-100).
  patients INTEGER CHECK (patients >= 0)
) STRICT;

-- Account of the rows of each sheet: read, loaded, superseded, duplicate, ignored, rejected
CREATE TABLE etl_row_count (
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  file_key INTEGER NOT NULL REFERENCES etl_source_file (file_key),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('extract', 'load')),
  rows_read INTEGER NOT NULL,
  rows_loaded INTEGER NOT NULL,
  rows_superseded INTEGER NOT NULL,
  rows_duplicate INTEGER NOT NULL,
  rows_ignored INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  PRIMARY KEY (run_id, file_key, sheet, stage),
  CHECK (rows_read = rows_loaded + rows_superseded + rows_duplicate + rows_ignored + rows_rejected)
) STRICT;

-- Header that filled each field, as the export spells it
CREATE TABLE etl_source_column (
  file_key INTEGER NOT NULL REFERENCES etl_source_file (file_key),
  sheet TEXT NOT NULL,
  field TEXT NOT NULL,
  source_column TEXT NOT NULL,
  PRIMARY KEY (file_key, sheet, field)
) STRICT, WITHOUT ROWID;

-- Export rows with their outcome
CREATE TABLE source_row (
  source_row_key INTEGER PRIMARY KEY,
  file_key INTEGER NOT NULL REFERENCES etl_source_file (file_key),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('loaded', 'superseded', 'duplicate', 'ignored', 'rejected')),
  fate_code TEXT
) STRICT;

-- Changes from one published run to the next
-- An added or removed patient or row has one row here, with an empty column_name.
CREATE TABLE value_change (
  patient_pseudonym TEXT NOT NULL CHECK (length(patient_pseudonym) = 32),
  table_name TEXT NOT NULL,
  row_label TEXT NOT NULL,
  column_name TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  what TEXT NOT NULL CHECK (what IN ('patient_added', 'patient_removed', 'row_added', 'row_removed', 'value_changed')),
  old_value TEXT,
  new_value TEXT,
  PRIMARY KEY (patient_pseudonym, table_name, row_label, column_name, run_id),
  CHECK ((column_name = '') = (what <> 'value_changed'))
) STRICT, WITHOUT ROWID;
