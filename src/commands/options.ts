import { type ParseArgsConfig, parseArgs } from 'node:util';
import { EXIT, RunError } from '../core/run-error.ts';
import { closest } from './closest.ts';
import type { Given } from './command.ts';
import { OPTIONS, type Option } from './usage.ts';

/** What a command line asks for. */
export type Asked =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'command'; readonly command: string; readonly given: Given<Option> };

/** Commands that read exports, and the options that need `EXPORTS` beside them (O-2). */
const READ_EXPORTS: readonly string[] = ['etl', 'answers'];
const NEED_EXPORTS: readonly Option[] = ['out', 'state', 'from', 'to', 'cutoff'];

/**
 * Reads a command line; options win over variables, an empty one counts as not set.
 *
 * @throws RunError with exit code 64 on a command or option that is not known, naming the closest (O-1); and when a
 * command that reads exports has a place or a parameter, but no `EXPORTS` (O-2).
 */
export function readOptions(
  args: readonly string[],
  commands: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Asked {
  const { values, positionals } = parsed(args);
  const [command, ...rest] = positionals;
  if (command !== undefined && !commands.includes(command)) throw misspelt('command', command, commands);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  if (command === undefined) throw usage(`the command is missing: ${commands.join(', ')}`);
  if (rest.length > 0) throw usage(`one command at a time: ${rest.map(quoted).join(', ')} is one too many`);
  const given: Given<Option> = (option) =>
    (values[option] as string | undefined) || variables[OPTIONS[option]] || undefined;
  if (READ_EXPORTS.includes(command)) requireExports(given);
  return { kind: 'command', command, given };
}

function requireExports(given: Given<Option>): void {
  const set = NEED_EXPORTS.filter((option) => given(option) !== undefined).map((option) => OPTIONS[option]);
  if (set.length === 0 || given('exports') !== undefined) return;
  throw usage(
    `EXPORTS is not set, and ${set.join(', ')} ${set.length === 1 ? 'is' : 'are'}; nothing was done. ` +
      'Name the inbox: EXPORTS=/srv/inbox, or --exports /srv/inbox. Only etl alone runs on the invented sample exports',
  );
}

const SHAPES = {
  ...Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, { type: 'string' as const }])),
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

function parsed(args: readonly string[]): {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
} {
  const config = { args: [...args], options: SHAPES, allowPositionals: true } as const;
  for (const token of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    if (token.kind === 'option' && !Object.hasOwn(SHAPES, token.name))
      throw misspelt(
        'option',
        token.rawName,
        Object.keys(SHAPES).map((name) => `--${name}`),
      );
  }
  try {
    return parseArgs(config);
  } catch (thrown) {
    throw usage((thrown as Error).message.split('\n')[0] ?? '');
  }
}

function misspelt(what: string, found: string, known: readonly string[]): RunError {
  return usage(`unknown ${what} ${quoted(found)}; the closest is ${closest(found, known)}`);
}

/** Said with one line on how to learn more: a whole page of usage would hide the reason. */
function usage(message: string): RunError {
  return new RunError(message, EXIT.usage, ['usage: renaten COMMAND [options]; renaten --help lists both']);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
