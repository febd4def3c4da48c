import { describe, expect, it } from 'vitest';
import { closest } from '../../src/commands/closest.ts';
import { readOptions } from '../../src/commands/options.ts';

const COMMANDS = ['etl', 'audit', 'answers', 'rollback'];
const read = (line: string, variables: Record<string, string> = {}) =>
  readOptions(line.split(' ').filter(Boolean), COMMANDS, variables);
const usageError = (message: RegExp) =>
  expect.objectContaining({ exitCode: 64, message: expect.stringMatching(message) });

function refused(line: string, variables: Record<string, string> = {}): unknown {
  try {
    return read(line, variables);
  } catch (thrown) {
    return thrown;
  }
}

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
  it.each(['--help', '-h', 'etl --help', '--help etl', 'audit -h', 'etl --out x --help'])(
    '%s asks for help (O-5)',
    (line) => expect(read(line)).toEqual({ kind: 'help' }),
  );

  it.each(['--version', 'etl --version'])('%s asks for the version (O-5)', (line) =>
    expect(read(line)).toEqual({ kind: 'version' }),
  );

  it.each([
    ['etl --export /srv/inbox', /^unknown option "--export"; the closest is --exports$/],
    ['etl --Out /srv', /^unknown option "--Out"; the closest is --out$/],
    ['elt', /^unknown command "elt"; the closest is etl$/],
    ['rolback --run x', /^unknown command "rolback"; the closest is rollback$/],
    ['', /^the command is missing: etl, audit/],
    ['etl audit', /"audit" is one too many/],
    ['etl --out', /--out/],
    ['etl --help=no', /--help/],
  ])('%s is refused: 64, and why (O-1, C-55)', (line, message) => {
    expect(refused(line)).toEqual(usageError(message));
  });

  it('an option wins over its variable, and an empty variable counts as not set (C-111)', () => {
    const asked = read('etl --exports /a', { EXPORTS: '/b', OUT: '' });
    if (asked.kind !== 'command') throw new Error(asked.kind);
    expect(['exports', 'out', 'state'].map((name) => asked.given(name as 'out'))).toEqual([
      '/a',
      undefined,
      undefined,
    ]);
  });

  it.each(['OUT', 'STATE', 'FROM', 'TO', 'CUTOFF'])(
    'etl with %s and without EXPORTS is refused (O-2)',
    (name) => {
      const message = new RegExp(`^EXPORTS is not set, and ${name} is`);
      expect(refused('etl', { [name]: 'x' })).toEqual(usageError(message));
      expect(refused('etl', { [name]: 'x', EXPORTS: '' })).toEqual(usageError(message));
      expect(refused(`etl --${name.toLowerCase()} x`)).toEqual(usageError(message));
      expect(read('etl', { [name]: 'x', EXPORTS: '/srv/inbox' })).toMatchObject({ command: 'etl' });
      expect(read('etl', { [name]: '' })).toMatchObject({ command: 'etl' });
    },
  );

  it('a command that reads the published file alone needs no EXPORTS; one that reads exports does (O-2)', () => {
    expect(read('audit', { OUT: 'x' })).toMatchObject({ command: 'audit' });
    expect(refused('answers --file x', { OUT: 'x' })).toEqual(usageError(/^EXPORTS is not set/));
  });
});
