import type { FindingTally, SheetAccount } from '../audit/account.ts';
import { breath } from '../audit/breath.ts';
import { createTables } from '../warehouse/migrate.ts';
import type { Connection } from '../warehouse/open.ts';
import { writerOf } from '../warehouse/writer.ts';
import { loadDeclarations } from './declared.ts';
import { loadFiles } from './files.ts';
import { type FindingBook, findingBook, inOrder } from './findings.ts';
import type { LoadInput } from './input.ts';
import { patientWriter } from './patients.ts';
import { rowBook } from './rows.ts';

export interface LoadResult {
  readonly patients: number;
  readonly opposed: number;
  /** Pseudonyms of the opposed patients that the exports still hold. */
  readonly opposedPatients: ReadonlySet<string>;
  readonly sheets: readonly SheetAccount[];
  readonly findings: readonly FindingTally[];
}

/** The tables are full; the views that find more are still to come. */
export type Loaded = Omit<LoadResult, 'findings'> & { readonly findings: FindingBook };

export interface LoadOptions {
  /** Aborting stops the load between two patients. */
  readonly signal: AbortSignal;
  readonly onProgress?: (patients: number) => void;
}

/**
 * Fills an empty warehouse in one transaction: declarations, files, one patient after the other, and what is left.
 * Memory does not depend on the number of patients. Throws on a record that breaks the schema; nothing is committed.
 */
export async function loadWarehouse(db: Connection, input: LoadInput, options: LoadOptions): Promise<Loaded> {
  createTables(db);
  db.exec('BEGIN');
  const { run, records } = input;
  loadDeclarations(db, input.pipeline);
  const places = loadFiles(db, input);
  const findings = findingBook(db, run.runId);
  const rows = rowBook(db, run.runId, places, findings);
  for (const finding of inOrder(input.findings)) findings.write(finding, null);

  const writePatient = patientWriter(db, rows, findings);
  const breathe = breath(options.signal);
  let patients = 0;
  for (const patient of records.patients) {
    patients = writePatient(patient);
    if (await breathe()) options.onProgress?.(patients);
  }
  for (const leftover of records.leftovers()) {
    for (const fate of leftover.fates) rows.write(fate, null);
    for (const finding of leftover.findings) findings.write(finding, null);
    await breathe();
  }
  const opposed = records.opposed();
  const sheets = rows.close();
  writeRun(db, input, patients, opposed);
  db.exec('COMMIT');
  return { patients, opposed, opposedPatients: records.opposedPatients(), sheets, findings };
}

function writeRun(db: Connection, { run, pipeline }: LoadInput, patients: number, opposed: number): void {
  writerOf(
    db,
    'etl_run',
  )({
    run_id: run.runId,
    night: run.night,
    started_at: run.startedAt,
    started_by: run.startedBy,
    study: pipeline.study.name,
    code_version: run.codeVersion,
    key_id: run.keyId,
    inputs_sha256: run.inputsSha256,
    parameters_sha256: run.parametersSha256,
    extracted_on: run.extractedOn,
    patients_loaded: patients,
    patients_opposed: opposed,
    compared_with: null,
    content_digest: null,
    log_line: null,
    log_head: null,
  });
}
