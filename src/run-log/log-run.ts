import { yieldNow } from '../core/yield-every.ts';
import type { FindingTally, SheetAccount } from '../findings/account.ts';
import { type CheckTally, countStates } from '../findings/check-tally.ts';
import type { StageName } from './event.ts';
import type { RunLog } from './log.ts';

interface SeenFile {
  readonly source: string;
  readonly file: string;
  readonly format: string;
  readonly status: string;
  readonly sha256: string;
  readonly sizeBytes: number | null;
}

/** Runs a stage and logs how long it took. Throws the reason of `signal` instead when the run is to stop. */
export async function timed<T>(
  log: RunLog,
  signal: AbortSignal,
  stage: StageName,
  work: () => T | Promise<T>,
): Promise<T> {
  await yieldNow(signal);
  const start = performance.now();
  const result = await work();
  log.write(stage, 'stage_finished', { duration_ms: Math.round(performance.now() - start) });
  return result;
}

/** Logs the files of the inbox, a new key, and the facts that determine the content of the warehouse. */
export function logInputs(
  log: RunLog,
  { files, isNewKey }: { readonly files: readonly SeenFile[]; readonly isNewKey: boolean },
  facts: {
    readonly keyId: string;
    readonly inputsSha256: string;
    readonly parametersSha256: string;
    readonly extractedOn: string;
  },
): void {
  for (const { sizeBytes, ...file } of files) {
    log.write('extract', 'file_seen', { ...file, size_bytes: sizeBytes });
  }
  if (isNewKey) log.write('extract', 'key_created', { key_id: facts.keyId });
  log.write('extract', 'inputs_known', {
    key_id: facts.keyId,
    inputs_sha256: facts.inputsSha256,
    parameters_sha256: facts.parametersSha256,
    extracted_on: facts.extractedOn,
  });
}

/** The account of every sheet, and every kind of finding with examples of its places. */
export function logAccount(
  log: RunLog,
  loaded: {
    readonly patients: number;
    readonly opposed: number;
    readonly sheets: readonly SheetAccount[];
    readonly findings: readonly FindingTally[];
  },
): void {
  for (const { file, sheet, rowsRead, outcomes } of loaded.sheets) {
    log.write('load', 'sheet_counted', {
      file,
      sheet,
      rows_read: rowsRead,
      rows_loaded: outcomes.loaded,
      rows_superseded: outcomes.superseded,
      rows_duplicate: outcomes.duplicate,
      rows_ignored: outcomes.ignored,
      rows_rejected: outcomes.rejected,
    });
  }
  for (const { code, severity, count, examples } of loaded.findings) {
    log.write('load', 'finding_counted', { code, severity, count });
    for (const { file, sheet = '', rowNumber = 0, column = '' } of examples) {
      log.write('load', 'finding_example', { code, file, sheet, row_number: rowNumber, column });
    }
  }
  log.write('load', 'patients_loaded', { patients: loaded.patients, opposed: loaded.opposed });
}

/** Logs the number of checks in each state, and each check that did not pass. */
export function logChecks(log: RunLog, tallies: readonly CheckTally[]): void {
  log.write('check', 'checks_counted', countStates(tallies));
  for (const { check, severity, state, failed, checked } of tallies) {
    if (state !== 'fail' && state !== 'error') continue;
    log.write('check', 'check_failed', {
      check,
      severity,
      state,
      n_failed: failed ?? 0,
      n_checked: checked ?? 0,
    });
  }
}

/** Logs the losses that the operator accepted, and those that needed no acceptance (C-100). */
export function logAcceptance(
  log: RunLog,
  {
    accepted,
    unneeded,
  }: {
    readonly accepted: readonly { readonly token: string; readonly text: string }[];
    readonly unneeded: readonly string[];
  },
): void {
  for (const { token, text } of accepted) log.write('run', 'loss_accepted', { token, message: text });
  for (const token of unneeded) log.write('run', 'acceptance_unneeded', { token });
}

/** Logs the changes since the previous run. */
export function logChanges(
  log: RunLog,
  changes: {
    readonly comparedWith: string | null;
    readonly since: {
      readonly run: string;
      readonly news: readonly { readonly kind: string; readonly added: number; readonly removed: number }[];
    } | null;
    readonly patientsAdded: number;
    readonly patientsRemoved: number;
    readonly rowsAdded: number;
    readonly rowsRemoved: number;
    readonly valuesChanged: number;
  },
): void {
  log.write('record', 'changes_counted', {
    compared_with: changes.comparedWith,
    patients_added: changes.patientsAdded,
    patients_removed: changes.patientsRemoved,
    rows_added: changes.rowsAdded,
    rows_removed: changes.rowsRemoved,
    values_changed: changes.valuesChanged,
  });
  for (const news of changes.since?.news ?? []) {
    log.write('record', 'news_counted', { since_run: changes.since?.run ?? '', ...news });
  }
}

/** Kept files that were removed, and why. */
export function logRemoved(log: RunLog, reason: 'too_many' | 'opposition', runs: readonly string[]): void {
  for (const kept_run of runs) log.write('publish', 'kept_removed', { kept_run, reason });
}
