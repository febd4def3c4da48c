/** Options of the command line, each with the variable that sets it too. */
export const OPTIONS = {
  exports: 'EXPORTS',
  out: 'OUT',
  state: 'STATE',
  'key-file': 'ETL_KEY_FILE',
  from: 'FROM',
  to: 'TO',
  cutoff: 'CUTOFF',
  extraction: 'EXTRACTION',
  keep: 'KEEP',
  accept: 'ACCEPT',
  run: 'RUN',
  id: 'ID',
  field: 'FIELD',
  figure: 'FIGURE',
  table: 'TABLE',
  column: 'COLUMN',
  file: 'FILE',
  sheet: 'SHEET',
  row: 'ROW',
  author: 'AUTHOR',
  'min-cell': 'MIN_CELL',
} as const;
export type Option = keyof typeof OPTIONS;

export const USAGE = `usage: renaten COMMAND [options]

  etl                one night: exports to OUT/warehouse.sqlite and OUT/report.html
  report             OUT/report.html anew, from OUT/warehouse.sqlite
  export             the printed tables as CSV in OUT/export, small counts masked
  audit              the logs, their anchors and the published file against one another
  trace              from ID and FIELD, FIGURE, or TABLE, ROW and COLUMN to the cells of the exports;
                     from FILE, SHEET and ROW to what became of them
  diff               two published files: FROM and TO are runs or files, the last two unless given
  queries            one workbook a place of care with what must be looked up, in OUT/queries
  answers            FILE, a query sheet that came back, to lines of corrections.csv beside it
  rollback           the kept file of RUN in place of the published one

  --help             this page, also behind a command
  --version          the version, and the SHA-256 of the code as etl_run has it

  --exports DIR      inbox with the exports            EXPORTS       the invented sample exports, for etl alone
  --out DIR          published warehouse and logs      OUT           out
  --state DIR        key, staged files, run history    STATE         OUT/state
  --key-file FILE    pseudonym key, 64 hex digits      ETL_KEY_FILE  STATE/pseudonym.key
  --from DAY         first day of the meetings         FROM          as the study declares
  --to DAY           last day of the meetings          TO            as the study declares
  --cutoff DAY       what is later has not happened    CUTOFF        as the study declares
  --extraction NAME  an older extraction, by request   EXTRACTION    the newest
  --keep N           earlier published files to keep   KEEP          7
  --accept TOKENS    losses to accept for this run,    ACCEPT
                     as the stopped run printed them
  --run RUN          a run, as etl_run names it        RUN
  --min-cell N       hide counts below N               MIN_CELL      11 in the export, none in the report

Each option can be set by the variable beside it. An etl that sets OUT, STATE, FROM, TO or CUTOFF needs EXPORTS too.
Exit codes: 0 published, or nothing new; 1 checks failed; 2 could not run; 3 published, with findings of severity
error or without a report; 64 usage; 75 locked; 130 interrupted. make counts 3 as success and ends with 2 on the others.`;
