import { loadWarehouse } from '../../src/load/load.ts';
import { failedChecks } from '../../src/publish/checks.ts';
import { startDigest } from '../../src/publish/digest-thread.ts';
import { startDraft } from '../../src/publish/draft.ts';
import { type Published, publish } from '../../src/publish/publish.ts';
import { finishTables } from '../../src/warehouse/finish.ts';
import type { PatientRecords } from '../../src/warehouse/record.ts';
import { night, patient, run, unhurried } from '../load/fixture.ts';

/** Loads and publishes a run of invented patients. As a program: `node night.ts FOLDER RUN PATIENTS`. */
export async function publishNight(
  folder: string,
  runId: string,
  patients: readonly PatientRecords[],
  over: Parameters<typeof night>[1] = {},
): Promise<Published> {
  const input = night(patients, { run: { ...run, runId }, ...over });
  using draft = startDraft(folder, runId, []);
  await loadWarehouse(draft.db, input, unhurried);
  finishTables(draft.db);
  const file = input.files.find(({ status }) => status === 'used')?.file ?? '';
  const failed = failedChecks(
    draft.db,
    input.sheets.map((sheet) => ({ ...sheet, file })),
  );
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  using digest = startDigest(draft.path, unhurried.signal);
  return await publish(draft, {
    ...unhurried,
    digest: digest.answer,
    onDigest: () => ({ line: 1, hash: 'h'.repeat(64) }),
  });
}

export function patients(count: number): PatientRecords[] {
  return Array.from({ length: count }, (_, index) => patient(index + 1));
}

if (process.argv[1] === import.meta.filename) {
  const [folder = '', runId = '', count = '1'] = process.argv.slice(2);
  process.stdout.write('started\n');
  const { digest } = await publishNight(folder, runId, patients(Number(count)));
  process.stdout.write(`${digest}\n`);
}
