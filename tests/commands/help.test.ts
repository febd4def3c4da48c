import { describe, expect, it } from 'vitest';
import { COMMANDS, optionsOf } from '../../src/commands/commands.ts';
import { helpText } from '../../src/commands/help.ts';

const NAMES = Object.keys(COMMANDS);

describe('the help (O-5)', () => {
  it('lists every command with its summary', () => {
    const lines = helpText(undefined).split('\n');
    for (const [name, { summary }] of Object.entries(COMMANDS))
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^  ${name} +${summary}$`)));
  });

  it.each(NAMES)('of %s lists its options with their variables, and no others', (name) => {
    const command = COMMANDS[name] as (typeof COMMANDS)[string];
    const listed = [...helpText(name).matchAll(/^ {2}--(\S+) .* (ETL_[A-Z_]+)\b/gm)].map(
      ([, option, variable]) => `${option} ${variable}`,
    );
    const declared = Object.entries(optionsOf(command)).map(
      ([option, { variable }]) => `${option} ${variable}`,
    );
    expect(listed.sort()).toEqual(declared.sort());
  });

  it.each([undefined, ...NAMES])('of %s is no wider than a terminal of 132 columns', (name) => {
    const widest = Math.max(
      ...helpText(name)
        .split('\n')
        .map((line) => line.length),
    );
    expect(widest).toBeLessThanOrEqual(132);
  });

  it('says which command needs EXPORTS, and beside what (O-2)', () => {
    expect(helpText('etl')).toContain(
      'etl with any of ETL_OUT, ETL_STATE, ETL_FROM, ETL_TO, ETL_CUTOFF needs ETL_EXPORTS.',
    );
    expect(helpText('audit')).not.toContain('needs ETL_EXPORTS');
  });
});

describe('the table of commands', () => {
  it.each(NAMES)('%s names each variable after its option, with the prefix', (name) => {
    for (const [option, { variable }] of Object.entries(
      optionsOf(COMMANDS[name] as (typeof COMMANDS)[string]),
    ))
      expect(variable).toBe(`ETL_${option.toUpperCase().replaceAll('-', '_')}`);
  });

  it.each(NAMES)('%s needs EXPORTS only beside options that it has', (name) => {
    const command = COMMANDS[name] as (typeof COMMANDS)[string];
    expect(Object.keys(optionsOf(command))).toEqual(expect.arrayContaining([...command.needExports]));
  });
});
