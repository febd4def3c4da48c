import type { FindingTally, SheetAccount } from '../findings/account.ts';
import type { Connection } from '../warehouse/open.ts';
import type { Leftover, PatientRecords } from '../warehouse/record.ts';
import { createTables } from '../warehouse/schema.ts';
import { writerOf } from '../warehouse/writer.ts';
import { loadDeclarations } from './declared.ts';
import { loadFiles, placesOf } from './files.ts';
import { type FindingBook, inOrder } from './findings.ts';
import type { LoadInput } from './input.ts';
import { addTallies, enterRows } from './outcomes.ts';
import { appendPart } from './parallel/merge-part.ts';
import { type PartWritten, partTools, writeAll } from './parallel/part.ts';

export interface LoadResult {
  readonly patients: number;
  readonly opposed: number;
  /** Pseudonyms of the opposed patients who are still in the exports. */
  readonly opposedPatients: ReadonlySet<string>;
  readonly sheets: readonly SheetAccount[];
  readonly findings: readonly FindingTally[];
}

/** The result after filling the tables, before the views add findings. */
export type Loaded = Omit<LoadResult, 'findings'> & { readonly findings: FindingBook };

export interface LoadOptions {
  /** Aborting stops the load between two patients. */
  readonly signal: AbortSignal;
  readonly onProgress?: (patients: number) => void;
  /** Parts that others write at the same time, in order of pseudonym: the patients after those of `input.records`. */
  readonly others?: readonly Promise<OtherPart>[];
}

/** A part in a file of its own. */
export interface OtherPart extends PartWritten {
  readonly path: string;
}

/**
 * Fills an empty warehouse in one transaction: declarations, files, the patients one by one, the parts written by
 * threads, and the remaining rows. Memory does not depend on the number of patients, nor the content on the number
 * of parts. Throws on a record that violates the schema, and then commits nothing.
 */
export async function loadWarehouse(db: Connection, input: LoadInput, options: LoadOptions): Promise<Loaded> {
  const { run, records } = input;
  createTables(db);
  db.exec('BEGIN');
  loadDeclarations(db, input.pipeline);
  loadFiles(db, input);
  const places = placesOf(input);
  const own = partTools(db, run.runId, places);
  for (const finding of inOrder(input.findings)) own.findings.write(finding, null);
  await writeAll(records.patients(), own, options);

  let patients = own.patients();
  const tallies = [own.outcomes()];
  for (const waiting of options.others ?? []) {
    const part = await waiting;
    db.exec('COMMIT'); // a file cannot be attached within a transaction
    appendPart(db, part.path);
    db.exec('BEGIN');
    patients += part.patients;
    tallies.push(part.outcomes);
    own.findings.add(part.findings);
  }
  await writeAll(records.leftovers(), own, options);
  const sheets = enterRows(db, run.runId, places, addTallies(tallies));
  const opposed = records.opposed();
  writeRun(db, input, patients, opposed);
  db.exec('COMMIT');
  return { patients, opposed, opposedPatients: records.opposedPatients(), sheets, findings: own.findings };
}

/** Fills a file with the tables of one part, to be appended by `loadWarehouse`. */
export async function loadPart(
  db: Connection,
  input: Pick<LoadInput, 'run' | 'files' | 'sheets'>,
  records: Iterable<PatientRecords | Leftover>,
): Promise<PartWritten> {
  createTables(db);
  db.exec('BEGIN');
  const tools = partTools(db, input.run.runId, placesOf(input));
  await writeAll(records, tools, { signal: new AbortController().signal });
  db.exec('COMMIT');
  return { patients: tools.patients(), outcomes: tools.outcomes(), findings: tools.findings.tallies() };
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
    is_invented_data: run.isInvented ? 1 : 0,
    patients_loaded: patients,
    patients_opposed: opposed,
    compared_with: null,
    content_digest: null,
    log_line: null,
    log_head: null,
    accepted: run.accepted ?? null,
  });
}
