import { pipeline } from '#pipelines';
import type { CommandContext, CommandResult } from './commands/command.ts';
import { readCommandLine } from './commands/command-line.ts';
import { helpText } from './commands/help.ts';
import { codeVersion, releaseVersion } from './core/code-version.ts';
import { describeError, EXIT, type ExitCode, RunError } from './core/run-error.ts';
import { startedNow } from './run.ts';

/** The command line. Its commands and options are declared in `commands/commands.ts`. */

process.umask(0o027);
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<ExitCode> {
  try {
    const line = readCommandLine(args, process.env, warn);
    if (line.kind === 'help') return show({ exitCode: EXIT.ok, lines: [helpText(line.name)] });
    if (line.kind === 'version')
      return show({ exitCode: EXIT.ok, lines: [`renaten ${releaseVersion()}, code ${codeVersion()}`] });
    return show(await line.command.run(line.values, context()));
  } catch (thrown) {
    const { exitCode, message, details } = describeError(thrown);
    return show({ exitCode, lines: [], faults: [message, ...details] });
  }
}

function context(): CommandContext {
  return {
    site: { pipeline, module: import.meta.resolve('#pipelines') },
    ...startedNow(),
    watch: () => ({ signal: interruption(), onProgress: progress }),
    warn,
  };
}

function warn(line: string): void {
  console.error(line);
}

/** Prints what a command returned; returns its exit code. */
function show({ exitCode, lines, faults = [] }: CommandResult): ExitCode {
  clearProgress();
  if (lines.length > 0) console.log(lines.join('\n'));
  for (const fault of faults) console.error(fault);
  return exitCode;
}

/** The first signal stops the run between two patients and cleans up; a second one kills. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () =>
      controller.abort(new RunError(`interrupted by ${name}; nothing was published`, EXIT.interrupted)),
    );
  }
  return controller.signal;
}

/** Shows one line that the next one replaces, on a terminal only. */
function progress(stage: string, detail: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${stage}: ${detail}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
