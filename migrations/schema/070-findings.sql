-- Findings and rejected rows.

-- Findings of each run: what may be wrong, with its place
CREATE TABLE finding (
  finding_key INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  code TEXT NOT NULL,
  rule TEXT NOT NULL,
  file TEXT,
  sheet TEXT,
  row_number INTEGER,
  source_column TEXT,
  message TEXT NOT NULL,
  -- NULL: the run is older than this column.
  message_fr TEXT,
  patient_key INTEGER REFERENCES dim_patient (patient_key)
) STRICT;

-- Export rows that could not be used, with the reason
CREATE TABLE rejected_row (
  run_id TEXT NOT NULL REFERENCES etl_run (run_id),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  -- NULL: the run is older than this column.
  message_fr TEXT,
  PRIMARY KEY (run_id, file, sheet, row_number)
) STRICT, WITHOUT ROWID;
