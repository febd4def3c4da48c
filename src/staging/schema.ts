/** Grows whenever the tables below or their meaning change: a cache of another version is thrown away and rebuilt. */
export const STAGING_VERSION = 6;
/** "stg1": distinguishes the cache from any other SQLite file. */
export const STAGING_APPLICATION_ID = 0x73746731;

/**
 * The staging cache of one source. `file_ref` and `sheet_ref` are the cache's own numbers; `sheet_id` and `staged_file.file_id` are
 * this run's, the same for the same inbox whatever the runs before were.
 *
 * - staging_key: which key the hashes were made with
 * - this run: every file of the inbox that belongs to a source, superseded ones too
 * - staged_file: what was read, by content and by all that decides how it is read
 * - staged_row: one row a row of an export, identities as keyed hashes, references to cells as JSON in the order of `fields`
 * - staged_cell: the distinct cells of a column, by the position of its field and the number that rows refer to
 * - staged_number_form: the forms of the file numbers of a file (letters as A, digits as 9): what an opposed number looks like
 * - staged_name: the words of the names of everybody in a file, as keyed hashes: no quoted cell may have one
 */
export const STAGING_SCHEMA = `
CREATE TABLE staging_key (key_id TEXT NOT NULL) STRICT;

CREATE TABLE tonight (
  file_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  file TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  stamp TEXT NOT NULL,
  status TEXT NOT NULL
) STRICT;

CREATE TABLE staged_file (
  file_ref INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  file_id INTEGER
) STRICT;

CREATE TABLE staged_sheet (
  sheet_ref INTEGER PRIMARY KEY,
  file_ref INTEGER NOT NULL REFERENCES staged_file (file_ref) ON DELETE CASCADE,
  sheet_id INTEGER,
  source TEXT NOT NULL,
  sheet TEXT NOT NULL,
  concept TEXT NOT NULL,
  is_of_registry INTEGER NOT NULL CHECK (is_of_registry IN (0, 1)),
  fields TEXT NOT NULL,
  headers TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  footer_rows TEXT NOT NULL
) STRICT;
CREATE INDEX staged_sheet_file ON staged_sheet (file_ref);

CREATE TABLE staged_row (
  row_id INTEGER PRIMARY KEY,
  sheet_ref INTEGER NOT NULL REFERENCES staged_sheet (sheet_ref) ON DELETE CASCADE,
  row_number INTEGER NOT NULL,
  patient TEXT,
  hospital TEXT,
  traits TEXT,
  birth TEXT,
  birth_month TEXT,
  birth_missing TEXT,
  sex TEXT,
  document TEXT,
  document_rank INTEGER,
  key_hash TEXT,
  key_missing TEXT,
  recency TEXT,
  fault TEXT,
  cells TEXT NOT NULL
) STRICT;
CREATE INDEX staged_row_sheet ON staged_row (sheet_ref);

CREATE TABLE staged_cell (
  sheet_ref INTEGER NOT NULL REFERENCES staged_sheet (sheet_ref) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (sheet_ref, position, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_name (
  word TEXT NOT NULL,
  file_ref INTEGER NOT NULL REFERENCES staged_file (file_ref) ON DELETE CASCADE,
  PRIMARY KEY (word, file_ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_number_form (
  form TEXT NOT NULL,
  file_ref INTEGER NOT NULL REFERENCES staged_file (file_ref) ON DELETE CASCADE,
  PRIMARY KEY (form, file_ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_finding (
  finding_id INTEGER PRIMARY KEY,
  file_ref INTEGER NOT NULL REFERENCES staged_file (file_ref) ON DELETE CASCADE,
  finding TEXT NOT NULL
) STRICT;
CREATE INDEX staged_finding_file ON staged_finding (file_ref);
`;

/**
 * What the run knows of persons across sources; made anew by every run that has something to do.
 *
 * - registry_identity, hospital_identity: who each registry file and each number of the hospital is about
 * - link: which hospital record belongs to which registry file (S-1)
 * - doubt: why a registry file was not linked, or how weakly (C-17)
 */
export const LINKS_SCHEMA = `
CREATE TABLE registry_identity (
  patient TEXT PRIMARY KEY,
  hospital TEXT,
  traits TEXT,
  birth TEXT,
  sex TEXT,
  recency TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hospital_identity (
  hospital TEXT PRIMARY KEY,
  traits TEXT,
  birth TEXT,
  sex TEXT,
  has_person INTEGER NOT NULL CHECK (has_person IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  patient TEXT PRIMARY KEY,
  hospital TEXT NOT NULL UNIQUE,
  linked_by TEXT NOT NULL CHECK (linked_by IN ('ipp', 'ipp_alone', 'traits'))
) STRICT, WITHOUT ROWID;

CREATE TABLE doubt (
  patient TEXT PRIMARY KEY,
  code TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
