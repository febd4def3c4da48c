import { describe, expect, it } from 'vitest';
import { type CommandLine, readCommandLine } from '../../src/commands/command-line.ts';
import { closest } from '../../src/core/closest.ts';

type Environment = Readonly<Record<string, string>>;

/** Reads a command line; returns it with its warnings, or the error that was thrown. */
function read(line: string, environment: Environment = {}) {
  const warnings: string[] = [];
  const args = line.split(' ').filter(Boolean);
  try {
    return { ...readCommandLine(args, environment, (warning) => warnings.push(warning)), warnings };
  } catch (thrown) {
    return { thrown, warnings };
  }
}

function valuesOf(line: string, environment: Environment = {}): unknown {
  return (read(line, environment) as Extract<CommandLine, { kind: 'command' }>).values;
}

const usageError = (message: RegExp) => ({
  thrown: expect.objectContaining({ exitCode: 64, message: expect.stringMatching(message) }),
});

describe('the closest name', () => {
  it.each([
    ['EXPORT', 'EXPORTS'],
    ['exports', 'EXPORTS'],
    ['EXPROTS', 'EXPORTS'],
    ['CUTOF', 'CUTOFF'],
    ['TOO', 'TO'],
    ['RUNN', 'RUN'],
  ])('of %s is %s', (wrong, right) => {
    expect(closest(wrong, ['OUT', 'TO', 'RUN', 'CUTOFF', 'EXPORTS'])).toBe(right);
  });
});

describe('a command line', () => {
  it.each([
    ['--help', undefined],
    ['-h', undefined],
    ['etl --help', 'etl'],
    ['--help etl', 'etl'],
    ['audit -h', 'audit'],
    ['etl --out x --help', 'etl'],
  ])('%s asks for the help of %s (O-5)', (line, name) => {
    expect(read(line)).toEqual({ kind: 'help', name, warnings: [] });
  });

  it.each(['--version', 'etl --version'])('%s asks for the version (O-5)', (line) =>
    expect(read(line)).toEqual({ kind: 'version', warnings: [] }),
  );

  it.each([
    ['etl --export /srv/inbox', /^unknown option "--export"; the closest is --exports$/],
    ['etl --Out /srv', /^unknown option "--Out"; the closest is --out$/],
    ['--outt /srv etl', /^unknown option "--outt"; the closest is --out$/],
    ['--ruun x', /^unknown option "--ruun"; the closest is --run$/],
    ['elt', /^unknown command "elt"; the closest is etl$/],
    ['elt --help', /^unknown command "elt"; the closest is etl$/],
    ['constructor', /^unknown command "constructor"/],
    ['rolback --run x', /^unknown command "rolback"; the closest is rollback$/],
    ['', /^the command is missing: etl, report/],
    ['etl audit', /"audit" is one too many/],
    ['etl --out', /--out/],
    ['etl --help=no', /--help/],
  ])('%s is refused: 64, and why (O-1, C-55)', (line, message) => {
    expect(read(line)).toMatchObject(usageError(message));
  });

  it.each([
    ['audit --run x', /^audit has no option --run; it belongs to rollback$/],
    ['--keep 3 report', /^report has no option --keep; it belongs to etl$/],
    ['etl --file x', /^etl has no option --file; it belongs to trace, answers$/],
  ])('%s is refused: the option belongs to another command (O-1)', (line, message) => {
    expect(read(line)).toMatchObject(usageError(message));
  });

  it('gives an option precedence over its variable, and takes an empty variable as not set (C-111)', () => {
    expect(valuesOf('etl --exports /a', { ETL_EXPORTS: '/b', ETL_OUT: '' })).toEqual({ exports: '/a' });
  });

  it('reads the variables of its own options only', () => {
    const others = { ETL_KEEP: 'many', ETL_ACCEPT: '?', ETL_RUN: 'x' };
    expect(valuesOf('audit', { ...others, ETL_OUT: 'x' })).toEqual({ out: 'x' });
  });

  it('gives each value the type of its option', () => {
    expect(valuesOf('etl --keep 3 --min-cell 11 --accept missing-file:a.csv,fewer-rows:EI:1-of-9')).toEqual({
      keep: 3,
      'min-cell': 11,
      accept: ['missing-file:a.csv', 'fewer-rows:EI:1-of-9'],
    });
    expect(valuesOf('trace --file x --row 12')).toEqual({ file: 'x', row: 12 });
  });

  it.each([
    ['etl --keep many', /^ETL_KEEP is a whole number of at most 4 digits, not "many"$/],
    ['report --min-cell 1.5', /^ETL_MIN_CELL is a whole number/],
    ['export --min-cell 1234567', /^ETL_MIN_CELL is a whole number of at most 6 digits/],
    ['trace --row x', /^ETL_ROW is a whole number/],
    ['etl --accept yes', /^ETL_ACCEPT: part 1 is no token/],
  ])('%s is refused for its value: 64', (line, message) => {
    expect(read(line)).toMatchObject(usageError(message));
  });

  it.each(['OUT', 'STATE', 'FROM', 'TO', 'CUTOFF'])(
    'etl with %s and without EXPORTS is refused (O-2)',
    (name) => {
      const variable = `ETL_${name}`;
      const refused = usageError(new RegExp(`^ETL_EXPORTS is not set, and ${variable} is`));
      expect(read('etl', { [variable]: 'x' })).toMatchObject(refused);
      expect(read('etl', { [name]: 'x' })).toMatchObject(refused);
      expect(read('etl', { [variable]: 'x', ETL_EXPORTS: '' })).toMatchObject(refused);
      expect(read(`etl --${name.toLowerCase()} x`)).toMatchObject(refused);
      expect(read('etl', { [variable]: 'x', ETL_EXPORTS: '/srv/inbox' })).toMatchObject({ name: 'etl' });
      expect(read('etl', { [variable]: '' })).toMatchObject({ name: 'etl' });
    },
  );

  it('of a command that reads only the published file needs no EXPORTS; answers does (O-2)', () => {
    expect(read('audit', { ETL_OUT: 'x' })).toMatchObject({ name: 'audit' });
    expect(read('diff --from a --to b')).toMatchObject({ name: 'diff' });
    expect(read('answers --file x', { ETL_OUT: 'x' })).toMatchObject(usageError(/^ETL_EXPORTS is not set/));
  });
});

describe('a variable without its prefix', () => {
  it('works, and one warning gives both names', () => {
    expect(read('etl', { EXPORTS: '/in', OUT: '/out', ETL_KEEP: '3' })).toMatchObject({
      values: { exports: '/in', out: '/out', keep: 3 },
      warnings: [
        'warning: environment variables have new names: EXPORTS is now ETL_EXPORTS, OUT is now ETL_OUT; the former names work in this release only',
      ],
    });
  });

  it('is refused beside a different one with the prefix: 64', () => {
    expect(read('audit', { OUT: '/a', ETL_OUT: '/b' })).toMatchObject(
      usageError(/^ETL_OUT and its former name OUT are both set and differ; nothing was done\. Unset OUT$/),
    );
  });

  it.each([
    ['equals the one with the prefix', 'audit', { OUT: '/a', ETL_OUT: '/a' }],
    ['is set by an option', 'audit --out /a', { OUT: '/b' }],
    ['is empty', 'audit --out /a', { OUT: '' }],
    ['is of another command', 'audit --out /a', { RUN: 'x', FILE: 'y', ID: 'z' }],
  ])('gives no warning where it %s', (_, line, environment) => {
    expect(read(line, environment as Environment)).toMatchObject({ values: { out: '/a' }, warnings: [] });
  });

  it('is read for no variable that is new: KEY_FILE', () => {
    expect(read('audit', { KEY_FILE: '/a' })).toMatchObject({ values: {}, warnings: [] });
  });

  it('is named before an error that gives its new name', () => {
    const { warnings } = read('etl', { OUT: '/a' });
    expect(warnings).toEqual([expect.stringMatching(/OUT is now ETL_OUT/)]);
  });
});

describe('a variable that no command reads', () => {
  it('is named when it is one or two letters from one that is read', () => {
    const { warnings } = read('audit', { ETL_EXPORT: '/srv/inbox', ETL_STAET: '/x' });
    expect(warnings).toEqual([
      'warning: no command reads the variable ETL_EXPORT; the closest is ETL_EXPORTS',
      'warning: no command reads the variable ETL_STAET; the closest is ETL_STATE',
    ]);
  });

  it('of another program is left alone (O-1)', () => {
    expect(read('audit', { ETL_HOME: '/opt', EXPORT: '/x', EDITOR: 'vi' }).warnings).toEqual([]);
  });
});
