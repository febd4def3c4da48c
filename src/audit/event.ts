import type { FindingCode, Severity } from './finding.ts';

/** Stages of a night, as the log names them. */
export type StageName = 'run' | 'extract' | 'load' | 'check' | 'publish';

/**
 * Everything that the log can say: an event and its fields. A field that is not here cannot be written, so nothing that
 * tells who a patient is has a way in (S-2).
 */
export interface Events {
  run_started: { study: string; from: string; to: string; cutoff: string; code_version: string };
  inputs_known: { key_id: string; inputs_sha256: string; parameters_sha256: string; extracted_on: string };
  key_created: { key_id: string };
  nothing_new: { published_run: string };
  logs_removed: { logs_removed: number };
  file_seen: {
    source: string;
    file: string;
    format: string;
    status: string;
    sha256: string;
    size_bytes: number;
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
  stage_finished: { duration_ms: number };
  stop_reason: { message: string };
  published: { digest: string; size_bytes: number };
  run_stopped: { exit_code: number; kind: string; message: string };
  run_finished: { exit_code: number; duration_ms: number };
}

export type EventCode = keyof Events;
type Level = 'info' | 'warn' | 'error';

/** Level and fields of each event, for the type checker can forbid a field in our code but not in what is handed to it. */
export const EVENTS: {
  readonly [E in EventCode]: { readonly level: Level; readonly fields: readonly (keyof Events[E])[] };
} = {
  run_started: { level: 'info', fields: ['study', 'from', 'to', 'cutoff', 'code_version'] },
  inputs_known: { level: 'info', fields: ['key_id', 'inputs_sha256', 'parameters_sha256', 'extracted_on'] },
  key_created: { level: 'warn', fields: ['key_id'] },
  nothing_new: { level: 'info', fields: ['published_run'] },
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
  stage_finished: { level: 'info', fields: ['duration_ms'] },
  stop_reason: { level: 'error', fields: ['message'] },
  published: { level: 'info', fields: ['digest', 'size_bytes'] },
  run_stopped: { level: 'error', fields: ['exit_code', 'kind', 'message'] },
  run_finished: { level: 'info', fields: ['exit_code', 'duration_ms'] },
};
