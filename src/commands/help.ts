import type { Command, Options } from './command.ts';
import { COMMANDS, optionsOf, SITE_OPTIONS } from './commands.ts';

const EXIT_CODES = `Exit codes: 0 published, or nothing new; 1 a check failed; 2 could not run; 3 published, with findings of severity
error or without a report; 64 usage; 75 locked; 130 interrupted. make counts 0 and 3 as success and ends with 2 on any other.`;

/** Returns the help of the command line, or of one command. */
export function helpText(name: string | undefined): string {
  const command = name === undefined ? undefined : COMMANDS[name];
  return [
    ...(name === undefined || command === undefined ? overview() : ofCommand(name, command)),
    EXIT_CODES,
  ].join('\n\n');
}

/** The sections of the overall help. */
function overview(): string[] {
  return [
    'usage: renaten COMMAND [options]',
    table(Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary])),
    table([
      ['COMMAND --help', 'the options of a command'],
      ['--help', 'this page'],
      ['--version', 'the version, and the SHA-256 of the code as etl_run has it'],
    ]),
    `Options of every command, each with its environment variable and its default:\n\n${optionLines(SITE_OPTIONS)}`,
  ];
}

/** The sections of the help of one command. */
function ofCommand(name: string, command: Command): string[] {
  const { summary, details, options, needExports } = command;
  const needing = needExports.map((option) => optionsOf(command)[option]?.variable).join(', ');
  return [
    `usage: renaten ${name} [options]`,
    [sentence(summary), ...details].join('\n'),
    ...(Object.keys(options).length === 0 ? [] : [`Options of ${name}:\n\n${optionLines(options)}`]),
    `Options of every command:\n\n${optionLines(SITE_OPTIONS)}`,
    'Each option has an environment variable; the option wins over it, and an empty one counts as not set.' +
      (needing === '' ? '' : `\n${name} with any of ${needing} needs ETL_EXPORTS.`),
    `All commands: ${Object.keys(COMMANDS).join(', ')}.`,
  ];
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function optionLines(options: Options): string {
  return table(
    Object.entries(options).map(([name, { placeholder, help, variable, otherwise = '' }]) => [
      `--${name} ${placeholder}`,
      help,
      variable,
      otherwise,
    ]),
  );
}

/** Returns rows as indented lines, each column as wide as its longest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
