import { EXIT, RunError } from '../core/run-error.ts';
import { exportTables } from '../export/export.ts';
import type { CommandResult } from './command.ts';

/** What French health data platforms ask for: no count of fewer than 11 people. */
const LEAST_CELL = '11';

/** The printed tables as CSV, small counts masked. Throws `RunError` when there is no published file. */
export async function exportCounts(minCell: string | undefined, out: string): Promise<CommandResult> {
  const text = minCell ?? LEAST_CELL;
  if (!/^\d{1,6}$/.test(text)) throw new RunError('MIN_CELL is not a whole number of people', EXIT.usage);
  const { folder, files, maskedCells } = exportTables(out, Number(text));
  const masked = `${maskedCells} counts masked (fewer than ${text} people, or a way to them)`;
  return { exitCode: EXIT.ok, lines: [`${files} tables in ${folder}, ${masked}`] };
}
