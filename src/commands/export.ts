import { EXIT } from '../core/run-error.ts';
import { exportTables } from '../export/export.ts';
import type { CommandResult, Folders } from './command.ts';

/** What French health data platforms ask for: no count of fewer than 11 people. */
const LEAST_CELL = 11;

/**
 * The printed tables as CSV, small counts masked.
 * @throws RunError when there is no published file, no state folder, or when too few patients differ from an earlier
 * export
 */
export async function exportCounts(folders: Folders, minCell = LEAST_CELL): Promise<CommandResult> {
  const { folder, files, maskedCells } = exportTables(folders, minCell);
  const masked = `${maskedCells} counts masked (fewer than ${minCell} people, or a way to them)`;
  return { exitCode: EXIT.ok, lines: [`${files} tables in ${folder}, ${masked}`] };
}
