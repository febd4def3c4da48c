/** Grows whenever the tables below or their meaning change: a cache of another version is thrown away and rebuilt. */
export const STAGING_VERSION = 7;
/** "stg1": the application id of a cache file. */
export const STAGING_APPLICATION_ID = 0x73746731;

/**
 * The staging cache of one source. `file_ref` and `sheet_ref` are numbers of the cache. `sheet_id` and
 * `staged_file.file_id` are numbers of this run, equal for equal inboxes whatever the earlier runs.
 *
 * - staging_key: the key of the hashes
 * - run_file: every file of the inbox that belongs to a source, superseded ones included
 * - staged_file: the read files, by content and reading fingerprint
 * - staged_row: one row for each row of an export, identities as keyed hashes, references to cells as JSON in the
 *   order of `fields`
 * - staged_cell: the distinct cells of a column, by the position of its field and their number
 * - staged_spelling: cells that their column does not understand, as keyed hashes, with up to three of their patients
 * - staged_number_form: the forms of the file numbers of a file (letters as A, digits as 9), to recognize opposed
 *   numbers
 * - staged_name: the words of all names in a file, as keyed hashes: no quoted cell may contain one
 */
export const STAGING_SCHEMA = `
CREATE TABLE staging_key (key_id TEXT NOT NULL) STRICT;

CREATE TABLE run_file (
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
  document_order TEXT,
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

CREATE TABLE staged_spelling (
  sheet_ref INTEGER NOT NULL REFERENCES staged_sheet (sheet_ref) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  spelling TEXT NOT NULL,
  patient TEXT NOT NULL,
  PRIMARY KEY (sheet_ref, position, spelling, patient)
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
 * Persons across sources; created anew by every run that has work to do.
 *
 * - registry_identity, hospital_identity: the identities of each registry file and of each hospital number
 * - link: the hospital record of a registry file (S-1)
 * - doubt: why a registry file was not linked, or only weakly (C-17)
 */
export const LINKS_SCHEMA = `
CREATE TABLE registry_identity (
  patient TEXT PRIMARY KEY,
  hospital TEXT,
  traits TEXT,
  birth TEXT,
  sex TEXT,
  document_order TEXT NOT NULL
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
