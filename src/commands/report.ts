import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '../core/lock.ts';
import { EXIT, RunError } from '../core/run-error.ts';
import { PUBLISHED_NAME } from '../publish/draft.ts';
import { writeReport } from '../report/report.ts';
import { reportLine } from '../run-log/closing-screen.ts';
import type { CommandResult } from './command.ts';
import { notThere } from './require-record.ts';

/** The report anew, from the published warehouse alone. Throws `RunError` when there is none. */
export async function report(out: string, minCell: number, startedAt: Date): Promise<CommandResult> {
  const warehouse = join(out, PUBLISHED_NAME);
  if (!existsSync(warehouse)) throw new RunError(notThere(warehouse));
  using _out = takeLock(join(out, '.warehouse.lock'), startedAt.toISOString());
  return { exitCode: EXIT.ok, lines: [reportLine(writeReport(warehouse, minCell))] };
}
