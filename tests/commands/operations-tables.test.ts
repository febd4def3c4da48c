import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Option } from '../../src/commands/command.ts';
import { COMMANDS, SITE_OPTIONS } from '../../src/commands/commands.ts';

/** When a test fails, copy the table that it expects into the document. */
const OPERATIONS = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |');
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map(line)].join('\n');
}

/** The table of the document that begins with this header. */
function tableWith(header: readonly string[]): string {
  const start = OPERATIONS.indexOf(`| ${header.join(' | ')} |`);
  return start < 0 ? '' : (OPERATIONS.slice(start).split('\n\n')[0] ?? '').trimEnd();
}

const code = (text: string): string => `\`${text}\``;

/** The options of all commands, each as a row: one for all commands that declare it in the same way. */
function optionRows(): string[][] {
  const own = Object.entries(COMMANDS).flatMap(([command, { options }]) =>
    Object.entries(options).map(([name, option]) => ({ command, row: optionCells(name, option) })),
  );
  const rows = Map.groupBy(own, ({ row }) => row.join('\0'));
  return [
    ...Object.entries(SITE_OPTIONS).map(([name, option]) => withCommands(optionCells(name, option), 'all')),
    ...[...rows.values()].map((same) =>
      withCommands(same[0]?.row ?? [], same.map(({ command }) => code(command)).join(', ')),
    ),
  ];
}

function optionCells(name: string, { placeholder, variable, help, otherwise = '' }: Option): string[] {
  return [code(`--${name} ${placeholder}`), code(variable), help, otherwise];
}

function withCommands([option = '', variable = '', ...rest]: readonly string[], commands: string): string[] {
  return [option, variable, commands, ...rest];
}

describe('docs/operations.md', () => {
  it('has each command with its summary and its own options', () => {
    const header = ['command', 'what it does', 'its own options'];
    const rows = Object.entries(COMMANDS).map(([name, { summary, options }]) => [
      code(name),
      summary,
      Object.keys(options)
        .map((option) => code(`--${option}`))
        .join(' '),
    ]);
    expect(tableWith(header)).toBe(markdown(header, rows));
  });

  it('has each option with its variable, its commands and its default', () => {
    const header = ['option', 'variable', 'commands', 'what it sets', 'default'];
    expect(tableWith(header)).toBe(markdown(header, optionRows()));
  });
});
