import { openFolderWarning } from '../core/folder-mode.ts';
import { type Outcome, run } from '../run.ts';
import { closingScreen, INVENTED_LINE, reportLine, unneededLine } from '../run-log/closing-screen.ts';
import type { Settings } from '../settings.ts';
import type { CommandContext, CommandResult } from './command.ts';

type NothingNew = Extract<Outcome, { kind: 'nothing_new' }>;

/** Runs from the exports to the published warehouse and its report, or to the reason why nothing was published. */
export async function etl(settings: Settings, { site, watch, warn }: CommandContext): Promise<CommandResult> {
  const { out, state } = settings;
  for (const line of [...openFolderWarning(out, 'shared'), ...openFolderWarning(state, 'own')]) warn(line);
  const outcome = await run(site, settings, watch());
  const { exitCode } = outcome;
  if (outcome.kind === 'stopped') return { exitCode, lines: [], faults: outcome.lines };
  if (outcome.kind === 'nothing_new')
    return { exitCode, lines: nothingNewLines(outcome), faults: reportFault(outcome.report) };
  return { exitCode, lines: [closingScreen(outcome.facts)], faults: reportFault(outcome.facts.report) };
}

function nothingNewLines(outcome: NothingNew): string[] {
  const { unneeded, isInvented, report } = outcome;
  return [
    nothingNewLine(outcome),
    ...unneeded.map(unneededLine),
    ...(isInvented ? [INVENTED_LINE] : []),
    ...(report && !('reason' in report) ? [reportLine(report)] : []),
  ];
}

function nothingNewLine({ publishedRun, inPlaceOf }: NothingNew): string {
  if (inPlaceOf === null) return `Nothing new since run ${publishedRun}; the published file stays as it is.`;
  return `Nothing new since run ${inPlaceOf}, which was rolled back; that of run ${publishedRun} stays published.`;
}

function reportFault(report: NothingNew['report']): string[] {
  return report && 'reason' in report ? [`published, but the report was not written: ${report.reason}`] : [];
}
