import { EXIT } from '../core/run-error.ts';
import { exportTables } from '../export/export.ts';
import type { CommandResult } from './command.ts';

/** What French health data platforms ask for: no count of fewer than 11 people. */
const LEAST_CELL = 11;

/** The printed tables as CSV, small counts masked. Throws `RunError` when there is no published file. */
export async function exportCounts(out: string, minCell = LEAST_CELL): Promise<CommandResult> {
  const { folder, files, maskedCells } = exportTables(out, minCell);
  const masked = `${maskedCells} counts masked (fewer than ${minCell} people, or a way to them)`;
  return { exitCode: EXIT.ok, lines: [`${files} tables in ${folder}, ${masked}`] };
}
