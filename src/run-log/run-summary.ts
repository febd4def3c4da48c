import type { EventCode, Events } from './event.ts';

/** The summary in the closing line of a log; each fact is also in an earlier line. */
export type SummarizedRun = Omit<Events['log_sealed'], 'lines'>;

/** Collects the facts of a run, event by event, for its closing line. */
export interface RunSummary {
  readonly record: <E extends EventCode>(event: E, fields: Events[E]) => void;
  readonly sealed: () => SummarizedRun;
}

export function runSummary(): RunSummary {
  let sealed: SummarizedRun = {
    outcome: 'stopped',
    exit_code: null,
    code_version: null,
    key_id: null,
    inputs_sha256: null,
    parameters_sha256: null,
    from: null,
    to: null,
    cutoff: null,
    files: 0,
    rows_read: 0,
    rows_loaded: 0,
    rows_rejected: 0,
    patients: null,
    opposed: null,
    findings: 0,
    digest: null,
  };
  const record = <E extends EventCode>(event: E, fields: Events[E]): void => {
    sealed = { ...sealed, ...(FACTS_OF[event]?.(fields, sealed) ?? {}) };
  };
  return { record, sealed: () => sealed };
}

/** The facts that each event adds; other events are only logged. */
const FACTS_OF: {
  readonly [E in EventCode]?: (fields: Events[E], sealed: SummarizedRun) => Partial<SummarizedRun>;
} = {
  run_started: ({ code_version, from, to, cutoff }) => ({ code_version, from, to, cutoff }),
  inputs_known: ({ key_id, inputs_sha256, parameters_sha256 }) => ({
    key_id,
    inputs_sha256,
    parameters_sha256,
  }),
  file_seen: (_, { files }) => ({ files: files + 1 }),
  sheet_counted: (sheet, sealed) => ({
    rows_read: sealed.rows_read + sheet.rows_read,
    rows_loaded: sealed.rows_loaded + sheet.rows_loaded,
    rows_rejected: sealed.rows_rejected + sheet.rows_rejected,
  }),
  finding_counted: ({ count }, { findings }) => ({ findings: findings + count }),
  patients_loaded: ({ patients, opposed }) => ({ patients, opposed }),
  published: ({ digest }) => ({ outcome: 'published', digest }),
  rolled_back: ({ digest }) => ({ outcome: 'rolled_back', digest }),
  nothing_new: ({ digest }) => ({ outcome: 'nothing_new', digest }),
  run_stopped: ({ exit_code }) => ({ exit_code }),
  run_finished: ({ exit_code }) => ({ exit_code }),
};
