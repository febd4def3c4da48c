-- The quality checks: definitions and counts.

-- Quality checks as their headers declare them
-- The checks themselves are the views of migrations/checks.
CREATE TABLE check_definition (
  check_name TEXT PRIMARY KEY,
  category TEXT NOT NULL CHECK (category IN ('completeness', 'conformance', 'plausibility')),
  subcategory TEXT CHECK (subcategory IN ('value', 'relational', 'computational', 'uniqueness', 'atemporal', 'temporal')),
  context TEXT NOT NULL CHECK (context IN ('verification', 'validation')),
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  allowed_percent REAL NOT NULL CHECK (allowed_percent BETWEEN 0 AND 100),
  counts TEXT NOT NULL,
  title TEXT NOT NULL,
  rule TEXT NOT NULL,
  CHECK ((subcategory IS NULL) = (category = 'completeness'))
) STRICT;

-- Counts of each quality check in this run and in earlier ones
-- check_result has those of this run. A check of an earlier run may have left check_definition.
CREATE TABLE check_count (
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  check_name TEXT NOT NULL,
  n_checked INTEGER,
  n_failed INTEGER CHECK (n_failed BETWEEN 0 AND n_checked),
  -- Why the check could not run; it counted nothing then.
  error TEXT,
  PRIMARY KEY (run_id, check_name),
  CHECK ((n_checked IS NULL) = (error IS NOT NULL) AND (n_failed IS NULL) = (error IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- First rows that failed each check
-- The view of the check has all of them.
CREATE TABLE check_offender (
  check_name TEXT NOT NULL REFERENCES check_definition (check_name),
  table_name TEXT NOT NULL,
  -- Key of a dimension or fact. 0: the row is a result, which has a row_name instead.
  row_key INTEGER NOT NULL,
  row_name TEXT NOT NULL CHECK (row_name = '' OR row_key = 0),
  column_name TEXT NOT NULL,
  patient_key INTEGER REFERENCES dim_patient (patient_key),
  source_row_key INTEGER REFERENCES source_row (source_row_key),
  PRIMARY KEY (check_name, table_name, row_key, row_name, column_name)
) STRICT, WITHOUT ROWID;
