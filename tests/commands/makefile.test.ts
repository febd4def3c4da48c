import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Options } from '../../src/commands/command.ts';
import { COMMANDS, SITE_OPTIONS } from '../../src/commands/commands.ts';

/** make refuses a variable before Node is installed, so the Makefile has the names of the table a second time. */
const MAKEFILE = readFileSync(join(import.meta.dirname, '../../Makefile'), 'utf8');

const shortNames = (options: Options): string[] =>
  Object.values(options).map(({ variable }) => variable.slice('ETL_'.length));

/** The words of a variable of the Makefile. */
function listed(variable: string): string[] | undefined {
  const [, words] = new RegExp(`^${variable} := (.*)$`, 'm').exec(MAKEFILE) ?? [];
  return words?.split(' ').filter((word) => word !== '$(SITE)');
}

describe('the Makefile', () => {
  it('has the commands of the table, in its order', () => {
    expect(listed('PROGRAM')).toEqual(Object.keys(COMMANDS));
    const rules = [...MAKEFILE.matchAll(/^([a-z]+):.*##/gm)].map(([, name = '']) => name);
    expect(rules.filter((name) => Object.hasOwn(COMMANDS, name))).toEqual(Object.keys(COMMANDS));
  });

  it('has the options of every command as SITE', () => {
    expect(listed('SITE')).toEqual(shortNames(SITE_OPTIONS));
  });

  it.each(Object.entries(COMMANDS))('has the options of %s as its variables', (name, { options }) => {
    expect(MAKEFILE).toMatch(new RegExp(`^VARIABLES_${name} := \\$\\(SITE\\)`, 'm'));
    expect(listed(`VARIABLES_${name}`)).toEqual(shortNames(options));
  });

  it.each(Object.entries(COMMANDS))('lists %s with the summary and options of the table', (name, command) => {
    const variables = shortNames(command.options).map((variable) => `${variable}=`);
    const text = command.summary + (variables.length === 0 ? '' : ` (${variables.join(' ')})`);
    expect(new RegExp(`^${name}: .*## (.*)$`, 'm').exec(MAKEFILE)?.[1]).toBe(text);
  });

  it('starts no program to list its variables', () => {
    const calls = [...MAKEFILE.matchAll(/\$\(shell ([^ ]+)/g)].map(([, program]) => program);
    // Only to name the closest of a misspelt one.
    expect(calls).toEqual(['awk']);
  });
});
