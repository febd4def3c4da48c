import { yieldEvery } from '../../core/yield-every.ts';
import type { FindingTally } from '../../findings/account.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Connection } from '../../warehouse/open.ts';
import type { Leftover, PatientRecords } from '../../warehouse/record.ts';
import type { LoadedPlaces } from '../files.ts';
import { type FindingBook, findingBook } from '../findings.ts';
import type { FateTally } from '../outcomes.ts';
import { outcomeBook } from '../outcomes.ts';
import { patientWriter } from '../patients.ts';

/** The writers and the id of the run. */
export interface PartTools {
  readonly findings: FindingBook;
  readonly write: (records: PatientRecords | Leftover) => void;
  readonly outcomes: () => FateTally;
  readonly patients: () => number;
}

/** The result of a part of a run. */
export interface PartWritten {
  readonly patients: number;
  readonly outcomes: FateTally;
  readonly findings: readonly FindingTally[];
}

/** The writers of one part of a run: patients with all their rows, and rows without a patient. */
export function partTools(db: Connection, runId: string, places: LoadedPlaces): PartTools {
  const findings = findingBook(db, runId);
  const outcomes = outcomeBook(db, runId, places, findings);
  const writePatient = patientWriter(db, outcomes, findings);
  const keyOf = db
    .prepare<[string], number>('SELECT patient_key FROM dim_patient WHERE patient_pseudonym = ?')
    .pluck();
  const patientOf = ({ patient }: Finding): number | null =>
    patient === undefined ? null : (keyOf.get(patient) ?? null);
  let patients = 0;
  const write = (records: PatientRecords | Leftover): void => {
    if ('pseudonym' in records) {
      patients = writePatient(records);
      return;
    }
    for (const fate of records.outcomes) outcomes.write(fate, null);
    for (const finding of records.findings) findings.write(finding, patientOf(finding));
  };
  return { findings, write, outcomes: outcomes.tally, patients: () => patients };
}

/** Writes records one by one. Aborting stops between two of them. */
export async function writeAll(
  records: Iterable<PatientRecords | Leftover>,
  { write, patients }: PartTools,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress?: (patients: number) => void },
): Promise<void> {
  const yieldIfDue = yieldEvery(signal);
  for (const one of records) {
    write(one);
    if (await yieldIfDue()) onProgress?.(patients());
  }
}
