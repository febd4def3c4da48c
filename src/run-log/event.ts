import type { CheckState } from '../findings/check-tally.ts';
import type { FindingCode, Severity } from '../findings/finding.ts';
import type { EtlRun } from '../warehouse/tracking-tables.ts';

/** Stages of a run, as the log names them. */
export type StageName = 'run' | 'extract' | 'load' | 'record' | 'quality' | 'check' | 'publish' | 'report';

/** The row of a run in `etl_run`, without what the log adds to it afterwards. */
export type RunRow = Omit<EtlRun, 'run_id' | 'content_digest' | 'log_line' | 'log_head'>;

/** The outcome of a run, as in its closing line. */
export type RunOutcome = 'published' | 'nothing_new' | 'rolled_back' | 'stopped';

/**
 * All events of the log and their fields. No other field can be written, so that no identity can enter the log
 * (S-2).
 */
export interface Events {
  log_opened: { after: string };
  run_unsealed: { unsealed_run: string; lines: number };
  run_started: {
    study: string;
    from: string;
    to: string;
    cutoff: string;
    code_version: string;
    account: string;
  };
  inputs_known: { key_id: string; inputs_sha256: string; parameters_sha256: string; extracted_on: string };
  key_created: { key_id: string };
  nothing_new: { published_run: string; in_place_of: string | null; digest: string | null };
  published_altered: { altered_run: string | null; alteration: string; are_tables_whole: boolean };
  logs_removed: { logs_removed: number };
  file_seen: {
    source: string;
    file: string;
    format: string;
    status: string;
    sha256: string;
    size_bytes: number | null;
  };
  sheet_counted: {
    file: string;
    sheet: string;
    rows_read: number;
    rows_loaded: number;
    rows_superseded: number;
    rows_duplicate: number;
    rows_ignored: number;
    rows_rejected: number;
  };
  finding_counted: { code: FindingCode; severity: Severity; count: number };
  finding_example: { code: FindingCode; file: string; sheet: string; row_number: number; column: string };
  patients_loaded: { patients: number; opposed: number };
  checks_counted: Record<CheckState, number>;
  check_failed: { check: string; severity: Severity; state: string; n_failed: number; n_checked: number };
  stage_finished: { duration_ms: number };
  stop_reason: { message: string };
  changes_counted: {
    compared_with: string | null;
    patients_added: number;
    patients_removed: number;
    rows_added: number;
    rows_removed: number;
    values_changed: number;
  };
  news_counted: { since_run: string; kind: string; added: number; removed: number };
  loss_accepted: { token: string; message: string };
  acceptance_unneeded: { token: string };
  run_recorded: RunRow;
  publishing: { digest: string; nights_digest: string };
  published: { digest: string; size_bytes: number };
  rolled_back: { from_run: string; to_run: string; digest: string };
  kept_removed: { kept_run: string; reason: 'too_many' | 'opposition' };
  history_recorded: { sha256: string };
  report_written: { size_bytes: number };
  report_failed: { kind: string; message: string };
  run_stopped: { exit_code: number; kind: string; message: string };
  run_finished: { exit_code: number; duration_ms: number };
  /** The closing line: a summary of the whole log, secured by the anchor. */
  log_sealed: {
    lines: number;
    outcome: RunOutcome;
    exit_code: number | null;
    code_version: string | null;
    key_id: string | null;
    inputs_sha256: string | null;
    parameters_sha256: string | null;
    from: string | null;
    to: string | null;
    cutoff: string | null;
    files: number;
    rows_read: number;
    rows_loaded: number;
    rows_rejected: number;
    patients: number | null;
    opposed: number | null;
    findings: number;
    digest: string | null;
  };
}

export type EventCode = keyof Events;
type Level = 'info' | 'warn' | 'error';

/** Level and fields of each event at run time: the type checker sees our code only, not the data passed to it. */
export const EVENTS: {
  readonly [E in EventCode]: { readonly level: Level; readonly fields: readonly (keyof Events[E])[] };
} = {
  log_opened: { level: 'info', fields: ['after'] },
  run_unsealed: { level: 'warn', fields: ['unsealed_run', 'lines'] },
  run_started: { level: 'info', fields: ['study', 'from', 'to', 'cutoff', 'code_version', 'account'] },
  inputs_known: { level: 'info', fields: ['key_id', 'inputs_sha256', 'parameters_sha256', 'extracted_on'] },
  key_created: { level: 'warn', fields: ['key_id'] },
  nothing_new: { level: 'info', fields: ['published_run', 'in_place_of', 'digest'] },
  published_altered: { level: 'warn', fields: ['altered_run', 'alteration', 'are_tables_whole'] },
  logs_removed: { level: 'info', fields: ['logs_removed'] },
  file_seen: { level: 'info', fields: ['source', 'file', 'format', 'status', 'sha256', 'size_bytes'] },
  sheet_counted: {
    level: 'info',
    fields: [
      'file',
      'sheet',
      'rows_read',
      'rows_loaded',
      'rows_superseded',
      'rows_duplicate',
      'rows_ignored',
      'rows_rejected',
    ],
  },
  finding_counted: { level: 'warn', fields: ['code', 'severity', 'count'] },
  finding_example: { level: 'warn', fields: ['code', 'file', 'sheet', 'row_number', 'column'] },
  patients_loaded: { level: 'info', fields: ['patients', 'opposed'] },
  checks_counted: { level: 'info', fields: ['pass', 'fail', 'not_applicable', 'error'] },
  check_failed: { level: 'warn', fields: ['check', 'severity', 'state', 'n_failed', 'n_checked'] },
  stage_finished: { level: 'info', fields: ['duration_ms'] },
  stop_reason: { level: 'error', fields: ['message'] },
  changes_counted: {
    level: 'info',
    fields: [
      'compared_with',
      'patients_added',
      'patients_removed',
      'rows_added',
      'rows_removed',
      'values_changed',
    ] as (keyof Events['changes_counted'])[],
  },
  news_counted: { level: 'info', fields: ['since_run', 'kind', 'added', 'removed'] },
  loss_accepted: { level: 'warn', fields: ['token', 'message'] },
  acceptance_unneeded: { level: 'info', fields: ['token'] },
  run_recorded: {
    level: 'info',
    fields: [
      'night',
      'started_at',
      'started_by',
      'study',
      'code_version',
      'key_id',
      'inputs_sha256',
      'parameters_sha256',
      'extracted_on',
      'is_invented_data',
      'patients_loaded',
      'patients_opposed',
      'compared_with',
      'accepted',
    ],
  },
  publishing: { level: 'info', fields: ['digest', 'nights_digest'] },
  rolled_back: { level: 'warn', fields: ['from_run', 'to_run', 'digest'] },
  kept_removed: { level: 'info', fields: ['kept_run', 'reason'] },
  published: { level: 'info', fields: ['digest', 'size_bytes'] },
  history_recorded: { level: 'info', fields: ['sha256'] },
  report_written: { level: 'info', fields: ['size_bytes'] },
  report_failed: { level: 'error', fields: ['kind', 'message'] },
  run_stopped: { level: 'error', fields: ['exit_code', 'kind', 'message'] },
  run_finished: { level: 'info', fields: ['exit_code', 'duration_ms'] },
  log_sealed: {
    level: 'info',
    fields: [
      'lines',
      'outcome',
      'exit_code',
      'code_version',
      'key_id',
      'inputs_sha256',
      'parameters_sha256',
      'from',
      'to',
      'cutoff',
      'files',
      'rows_read',
      'rows_loaded',
      'rows_rejected',
      'patients',
      'opposed',
      'findings',
      'digest',
    ] as (keyof Events['log_sealed'])[],
  },
};
