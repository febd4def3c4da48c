-- The study, as pipelines/studies declares it: parameters, endpoints, comparisons, and the figures of its printed report.

-- Parameters of the study: window, cut-off, thresholds
CREATE TABLE study_parameter (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  rule TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;

-- Endpoints of the study
CREATE TABLE study_endpoint (
  endpoint TEXT PRIMARY KEY,
  paramcd TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL
) STRICT;

-- Subgroups that each comparison has
CREATE TABLE study_comparison (
  comparison TEXT NOT NULL,
  subgroup TEXT NOT NULL REFERENCES code_subgroup (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (comparison, subgroup)
) STRICT, WITHOUT ROWID;

-- Targets of the study by endpoint
CREATE TABLE study_target (
  endpoint TEXT NOT NULL REFERENCES study_endpoint (endpoint),
  stratum TEXT NOT NULL,
  target_months REAL NOT NULL,
  PRIMARY KEY (endpoint, stratum)
) STRICT, WITHOUT ROWID;

-- Toxicities that the study asks about, by drug
CREATE TABLE study_toxicity (
  attribution TEXT NOT NULL CHECK (attribution IN ('bevacizumab', 'chemotherapy')),
  term TEXT NOT NULL REFERENCES code_toxicity_term (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (attribution, term)
) STRICT, WITHOUT ROWID;

-- Steps of the flow of patients, in their order
CREATE TABLE study_flow_step (
  step INTEGER PRIMARY KEY,
  criterion TEXT NOT NULL UNIQUE,
  is_exclusion INTEGER NOT NULL CHECK (is_exclusion IN (0, 1)),
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  -- The patients who leave on the way to the step.
  leaving_en TEXT NOT NULL,
  leaving_fr TEXT NOT NULL
) STRICT;

-- Titles of the printed tables; figures of the text have none
CREATE TABLE study_table (
  printed_table TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows of the printed tables and of the text, in printed order
CREATE TABLE study_table_row (
  printed_table TEXT NOT NULL,
  position INTEGER NOT NULL,
  section TEXT NOT NULL,
  item TEXT NOT NULL,
  stratum TEXT NOT NULL,
  -- The printed figure; NULL where the print has no such row.
  id TEXT UNIQUE,
  PRIMARY KEY (printed_table, position),
  UNIQUE (printed_table, section, item, stratum)
) STRICT, WITHOUT ROWID;

-- Labels of the sections of the printed tables
CREATE TABLE study_table_section (
  section TEXT PRIMARY KEY,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Labels of the items of the printed tables, for one section or for all; a number is its own label and has no row
CREATE TABLE study_table_item (
  section TEXT NOT NULL,
  item TEXT NOT NULL,
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  PRIMARY KEY (section, item)
) STRICT, WITHOUT ROWID;

-- Parts of the counts that are sums of others, in the order of their declaration
CREATE TABLE study_count_sum (
  position INTEGER PRIMARY KEY,
  section TEXT NOT NULL,
  -- `asked`: the denominator of the section.
  item TEXT NOT NULL,
  -- NULL: the sum is true of each stratum.
  stratum TEXT,
  -- NULL: the rest, which no row counts.
  part_section TEXT,
  part_item TEXT,
  -- NULL: the stratum of the sum.
  part_stratum TEXT,
  factor INTEGER NOT NULL CHECK (factor IN (-1, 1)),
  CHECK ((part_section IS NULL) = (part_item IS NULL))
) STRICT;

-- Columns that the answer to a question of the printed tables rests on, by the row of the patient
CREATE TABLE study_question_column (
  subject TEXT NOT NULL,
  question TEXT NOT NULL,
  column_name TEXT NOT NULL,
  PRIMARY KEY (subject, question, column_name)
) STRICT, WITHOUT ROWID;

-- Endpoints that the answer to a question of the printed tables rests on
CREATE TABLE study_question_endpoint (
  question TEXT NOT NULL,
  endpoint TEXT NOT NULL REFERENCES study_endpoint (endpoint),
  PRIMARY KEY (question, endpoint)
) STRICT, WITHOUT ROWID;

-- Results that a finding about an analysed patient may change
CREATE TABLE finding_effect (
  code TEXT NOT NULL,
  may_move TEXT NOT NULL,
  PRIMARY KEY (code, may_move)
) STRICT, WITHOUT ROWID;

-- Results that a doubtful value may change, by the part that its row has in the analysis
CREATE TABLE column_effect (
  table_name TEXT NOT NULL,
  row_part TEXT NOT NULL,
  column_name TEXT NOT NULL,
  may_move TEXT NOT NULL,
  PRIMARY KEY (table_name, row_part, column_name, may_move)
) STRICT, WITHOUT ROWID;

-- Figures as the report of the study prints them
CREATE TABLE published_figure (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('count', 'value')),
  value REAL NOT NULL,
  percent REAL,
  denominator INTEGER,
  unit TEXT,
  -- Printed decimals of the value; for a count, those of its percentage.
  decimals INTEGER NOT NULL CHECK (decimals >= 0),
  place TEXT NOT NULL,
  note TEXT
) STRICT;

-- Errors of the printed figures, with their arithmetic
-- misprint: the printed number does not follow from its own terms. contradiction: it disagrees with another figure.
-- remark: a note on the figure that it concerns.
CREATE TABLE published_erratum (
  id TEXT NOT NULL REFERENCES published_figure (id),
  kind TEXT NOT NULL CHECK (kind IN ('misprint', 'contradiction', 'remark')),
  -- Result of the arithmetic; NULL: the printed number is used.
  corrected_value REAL,
  corrected_percent REAL,
  arithmetic TEXT NOT NULL,
  arithmetic_fr TEXT NOT NULL,
  PRIMARY KEY (id, kind)
) STRICT, WITHOUT ROWID;
