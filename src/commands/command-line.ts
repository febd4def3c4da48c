import { type ParseArgsConfig, parseArgs } from 'node:util';
import { closest, stepsBetween } from '../core/closest.ts';
import { EXIT, RunError } from '../core/run-error.ts';
import type { Command, Option, Options, Values } from './command.ts';
import { COMMANDS, optionsOf } from './commands.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a command line asks for. */
export type CommandLine =
  | { readonly kind: 'help'; readonly name: string | undefined }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly command: Command;
      readonly values: Values<Options>;
    };

/** A variable that differs from a known one by so many letters is taken for a misspelt one. */
const MISSPELT_STEPS = 2;

/**
 * Reads a command line and its environment. An option wins over its variable; an empty one counts as not set.
 *
 * @param warn gets a line for each thing in the environment that somebody should change
 * @throws RunError with exit code 64 for an unknown command, an unknown option or one of another command, with the closest
 * name or the owner (O-1); for a value that its option refuses; and for a command that reads exports and has a folder or a
 * parameter, but no exports (O-2)
 */
export function readCommandLine(
  args: readonly string[],
  environment: Environment,
  warn: (line: string) => void,
): CommandLine {
  const { options, words } = parsed(args);
  const [name, ...rest] = words;
  if (name !== undefined && !Object.hasOwn(COMMANDS, name))
    throw misspelt('command', name, Object.keys(COMMANDS));
  if (options.help === true) return { kind: 'help', name };
  if (options.version === true) return { kind: 'version' };
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || command === undefined)
    throw usage(`the command is missing: ${Object.keys(COMMANDS).join(', ')}`);
  if (rest.length > 0) throw usage(`one command at a time: ${rest.map(quoted).join(', ')} is one too many`);

  const given = Object.entries(optionsOf(command)).flatMap(([option, declared]) =>
    optionGiven(option, declared, options[option], environment),
  );
  for (const line of [...renamedWarning(given), ...misspeltVariables(environment)]) warn(line);
  requireExports(command, given);
  const values = given.map(({ option, declared, text }) => [option, declared.parse(text, declared.variable)]);
  return { kind: 'command', name, command, values: Object.fromEntries(values) };
}

/** An option that is set, on the command line or in the environment. */
interface Given {
  readonly option: string;
  readonly declared: Option;
  readonly text: string;
  /** The former name of its variable, when the text is from there. */
  readonly former?: string;
}

/**
 * Returns an option with its text; nothing when it is not set.
 *
 * @throws RunError with exit code 64 when its variable and the former name of it are both set and differ
 */
function optionGiven(option: string, declared: Option, typed: unknown, environment: Environment): Given[] {
  if (typeof typed === 'string' && typed !== '') return [{ option, declared, text: typed }];
  const { variable } = declared;
  const former = formerName(variable);
  const text = environment[variable];
  const before = former === null ? undefined : environment[former];
  if (former !== null && before && before !== text) {
    if (!text) return [{ option, declared, text: before, former }];
    throw usage(
      `${variable} and its former name ${former} are both set and differ; nothing was done. Unset ${former}`,
    );
  }
  return text ? [{ option, declared, text }] : [];
}

/** Returns the name of a variable before it got its prefix; null where it always had one. To be removed after one release. */
export function formerName(variable: string): string | null {
  return variable === 'ETL_KEY_FILE' ? null : variable.slice('ETL_'.length);
}

function renamedWarning(given: readonly Given[]): string[] {
  const renamed = given.flatMap(({ former, declared }) =>
    former === undefined ? [] : [`${former} is now ${declared.variable}`],
  );
  if (renamed.length === 0) return [];
  return [
    `warning: environment variables have new names: ${renamed.join(', ')}; the former names work in this release only`,
  ];
}

/** Returns a warning for each variable that looks like a misspelt one of a command, such as `ETL_EXPORT`. */
function misspeltVariables(environment: Environment): string[] {
  const known = Object.values(COMMANDS).flatMap((one) =>
    Object.values(optionsOf(one)).map(({ variable }): string => variable),
  );
  return Object.keys(environment)
    .filter((name) => name.startsWith('ETL_') && environment[name] && !known.includes(name))
    .map((name) => ({ name, near: closest(name, known) }))
    .filter(({ name, near }) => stepsBetween(name, near) <= MISSPELT_STEPS)
    .map(({ name, near }) => `warning: no command reads the variable ${name}; the closest is ${near}`);
}

function requireExports({ needExports }: Command, given: readonly Given[]): void {
  const set = given
    .filter(({ option }) => needExports.includes(option))
    .map(({ declared }) => declared.variable);
  if (set.length === 0 || given.some(({ option }) => option === 'exports')) return;
  throw usage(
    `ETL_EXPORTS is not set, and ${set.join(', ')} ${set.length === 1 ? 'is' : 'are'}; nothing was done. ` +
      'Name the inbox: ETL_EXPORTS=/srv/inbox, or --exports /srv/inbox. Only etl alone runs on the invented sample exports',
  );
}

const FLAGS = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;
const SHAPES: NonNullable<ParseArgsConfig['options']> = {
  ...Object.fromEntries(
    Object.values(COMMANDS)
      .flatMap((one) => Object.keys(optionsOf(one)))
      .map((name) => [name, { type: 'string' as const }]),
  ),
  ...FLAGS,
};

function parsed(args: readonly string[]): {
  readonly options: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
} {
  const config = { args: [...args], options: SHAPES, allowPositionals: true } as const;
  const { tokens, positionals } = parseArgs({ ...config, strict: false, tokens: true });
  const [word = ''] = positionals;
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  for (const token of tokens) {
    if (token.kind === 'option') refuseUnknown(token.name, token.rawName, word, command);
  }
  try {
    const { values, positionals: words } = parseArgs(config);
    return { options: values, words };
  } catch (thrown) {
    throw usage((thrown as Error).message.split('\n')[0] ?? '');
  }
}

/** @throws RunError with exit code 64 for an option that the command does not have; without a command, that none has */
function refuseUnknown(option: string, written: string, name: string, command: Command | undefined): void {
  const known = [...Object.keys(command === undefined ? SHAPES : optionsOf(command)), ...Object.keys(FLAGS)];
  if (known.includes(option)) return;
  const owners = Object.keys(COMMANDS).filter((one) => Object.hasOwn(COMMANDS[one]?.options ?? {}, option));
  if (owners.length > 0) throw usage(`${name} has no option ${written}; it belongs to ${owners.join(', ')}`);
  throw misspelt(
    'option',
    written,
    known.map((one) => `--${one}`),
  );
}

function misspelt(what: string, found: string, known: readonly string[]): RunError {
  return usage(`unknown ${what} ${quoted(found)}; the closest is ${closest(found, known)}`);
}

/** A usage error with one line about the help: the whole help would hide the reason. */
function usage(message: string): RunError {
  return new RunError(message, EXIT.usage, [
    'usage: renaten COMMAND [options]; renaten --help lists the commands, renaten COMMAND --help the options',
  ]);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
