import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { COMMANDS } from '../../src/commands/commands.ts';
import { run } from '../../src/run.ts';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { markAsInvented } from '../../tools/samples/write/mark.ts';
import { sha256 } from '../sha256.ts';
import { etl, inventInbox, temporaryFolder } from './inbox.ts';
import { ROOT, shell } from './make.ts';

let folder: string;
let inbox: string;
/** Two runs were published here: the second has another cut-off. */
let out: string;
let runs: readonly string[];
beforeAll(() => {
  folder = temporaryFolder();
  inbox = inventInbox();
  out = join(folder, 'published');
  etl({ EXPORTS: inbox, OUT: out });
  etl({ EXPORTS: inbox, OUT: out, CUTOFF: '2017-03-31' });
  runs = runsOf(out);
}, 300_000);
afterAll(() => {
  for (const one of [folder, inbox]) rmSync(one, { recursive: true, force: true });
});

const target = (where: string): string => join(where, 'warehouse.sqlite');

/** The runs of a published file, its own last. */
function runsOf(where: string): string[] {
  return column(where, 'SELECT run_id FROM etl_run ORDER BY night') as string[];
}

function column(where: string, sql: string): unknown[] {
  const db = openReadOnly(target(where));
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

describe('a misspelt command line of make runs nothing', () => {
  it.each([
    [
      'make etl EXPORT=/srv/inbox OUT=$PLACE',
      /no command has a variable EXPORT; the closest is EXPORTS\. Nothing was run/,
    ],
    ['make etl exports=/srv/inbox', /no command has a variable exports; the closest is EXPORTS/],
    ['make OUTT=$OUT etl EXPORTS=/srv/inbox', /no command has a variable OUTT; the closest is OUT/],
    ['make etl EXPORT=', /no command has a variable EXPORT/],
    ['make audit OUT=$PLACE RUN=x', /make audit has no variable RUN; it belongs to make rollback\./],
    [
      'make etl ETL_EXPORT=/srv/inbox ETL_OUT=$PLACE',
      /no command has a variable ETL_EXPORT; the closest is ETL_EXPORTS\. Nothing was run/,
    ],
    [
      'make audit ETL_OUT=$PLACE ETL_RUN=x',
      /make audit has no variable ETL_RUN; it belongs to make rollback\./,
    ],
    ['make audit OUT=$PLACE ETL_OUT=/srv', /OUT and ETL_OUT are one variable, and differ\. Nothing was run/],
    ['make samples ETL_OUT=$PLACE', /make samples has no variable ETL_OUT; it belongs to make etl/],
    ['make etl EXPORTS /srv/inbox', /make has no command "EXPORTS"/],
    ['make elt', /make has no command "elt"; the closest is "etl"/],
  ])('%s (O-1)', (line, message) => {
    const before = sha256(target(out));
    const { exitCode, screen } = shell(line, { PLACE: out });
    expect(exitCode).toBe(2);
    expect(screen).toMatch(message);
    expect(screen.trimEnd().split('\n')).toHaveLength(1);
    expect(sha256(target(out))).toBe(before);
  });

  it('a variable of the environment that no command knows is no reason to refuse (O-1)', () => {
    expect(shell('make -n audit', { EXPORT: '/srv/inbox', EDITOR: 'vi' }).exitCode).toBe(0);
  });

  it('OUT without EXPORTS, or with an empty one, publishes nothing (O-2)', () => {
    for (const line of [
      'make etl OUT=$PLACE',
      'make etl OUT=$PLACE EXPORTS=',
      'bin/renaten etl --out $PLACE',
    ]) {
      const { exitCode, screen } = shell(line, { PLACE: join(folder, 'unpublished') });
      expect(exitCode).toBe(line.startsWith('make') ? 2 : 64);
      expect(screen).toMatch(/^ETL_EXPORTS is not set, and ETL_OUT is/m);
    }
    expect(existsSync(join(folder, 'unpublished'))).toBe(false);
  });
});

describe('the variables of make', () => {
  const AS_NAMED = /^Published {2}.*published\/warehouse\.sqlite/m;

  it.each([
    'make audit OUT=$PLACE',
    'make audit ETL_OUT=$PLACE',
    'make audit OUT=$PLACE ETL_OUT=$PLACE',
    'ETL_OUT=$PLACE make audit',
    'ETL_OUT=/nowhere make audit OUT=$PLACE',
    'OUT=/nowhere make audit ETL_OUT=$PLACE',
    'OUT=/nowhere make audit OUT=$PLACE',
  ])('%s reads the folder without a warning', (line) => {
    const { exitCode, screen } = shell(line, { PLACE: out });
    expect({ exitCode, screen }).toEqual({ exitCode: 0, screen: expect.stringMatching(AS_NAMED) });
    expect(screen).not.toMatch(/warning/);
  });

  it.each(['OUT=$PLACE make audit', 'OUT=$PLACE bin/renaten audit'])(
    '%s reads the former name from the environment, with one warning',
    (line) => {
      const { exitCode, screen } = shell(line, { PLACE: out });
      expect({ exitCode, screen }).toEqual({ exitCode: 0, screen: expect.stringMatching(AS_NAMED) });
      expect(screen.match(/^warning: .*$/gm)).toEqual([
        'warning: environment variables have new names: OUT is now ETL_OUT; the former names work in this release only',
      ]);
    },
  );

  it('OUT in the environment that differs from ETL_OUT is a usage error: 64', () => {
    const { exitCode, screen } = shell('bin/renaten audit', { OUT: '/a', ETL_OUT: out });
    expect({ exitCode, screen }).toEqual({
      exitCode: 64,
      screen: expect.stringMatching(/^ETL_OUT and its former name OUT are both set and differ/),
    });
  });

  it('reach the program as they are: spaces, quotes and dollars', () => {
    const { screen } = shell(`make rollback OUT='/no where/it'"'"'s $HOME #1'`);
    expect(screen).toContain("nothing was ever published in /no where/it's $HOME #1: it does not exist");
  });

  it('make samples never writes invented exports to the ETL_OUT of a site', () => {
    const site = { ETL_OUT: '/srv/warehouse' };
    expect(shell('make -n samples PATIENTS=5', site).screen).toContain('--out "out/samples"');
    expect(shell('make -n samples', site).screen).not.toContain('--out');
    expect(shell('make -n samples OUT=/tmp/small', site).screen).toContain('--out "$ETL_OUT"');
  });

  it('make alone lists each command of the program once', () => {
    const { screen } = shell('make');
    for (const command of Object.keys(COMMANDS))
      expect(screen.match(new RegExp(`^  make ${command} `, 'gm'))).toHaveLength(1);
  });
});

describe('exit codes (C-55, C-108)', () => {
  it('of the executable are its own; make shows them and ends with 2', () => {
    const variables = { ETL_EXPORTS: join(folder, 'nowhere'), ETL_OUT: join(folder, 'not-run') };
    expect(shell('bin/renaten etl', variables).exitCode).toBe(2);
    const { exitCode, screen } = shell('make etl', { ...variables, ETL_KEEP: 'many' });
    expect(exitCode).toBe(2);
    expect(screen).toMatch(
      /^Exit code 64 of bin\/renaten etl; make counts 0 and 3 as success and ends with 2 on any other$/m,
    );
  });

  it('3 is a success of make, and shown', () => {
    const line = `make etl EXPORTS=${inbox} OUT=${join(folder, 'older')} EXTRACTION=DCC_RENATEN_20170515.xlsx`;
    const { exitCode, screen } = shell(line);
    expect(screen).toMatch(/^Exit code 3 of /m);
    expect(exitCode).toBe(0);
  });

  it('the executable runs through links, from any folder, without a PATH (C-108)', () => {
    const [link, another] = ['one', 'two'].map((name) => join(folder, name)) as [string, string];
    symlinkSync(join(ROOT, 'bin/renaten'), link);
    symlinkSync('one', another);
    const { exitCode, screen } = shell(`cd ${folder} && PATH= ${another} audit`, { ETL_OUT: out });
    expect({ exitCode, screen }).toEqual({
      exitCode: 0,
      screen: expect.stringMatching(/nothing was altered/),
    });
  });

  it('without its packages the executable names the command to run, and ends with 2', () => {
    const bare = join(folder, 'bare');
    mkdirSync(join(bare, 'bin'), { recursive: true });
    cpSync(join(ROOT, 'bin/renaten'), join(bare, 'bin/renaten'));
    const { exitCode, screen } = shell(`${bare}/bin/renaten etl`);
    expect({ exitCode, screen }).toEqual({
      exitCode: 2,
      screen: expect.stringContaining(`run: make -C ${bare} setup`),
    });
  });

  it.each(['--help', 'etl --help', '--version'] as const)('bin/renaten %s ends with 0 (O-5)', (args) => {
    const { exitCode, screen } = shell(`bin/renaten ${args}`);
    expect(exitCode).toBe(0);
    expect(screen).toMatch(
      {
        '--help': /etl[\s\S]+rollback/,
        'etl --help': /^usage: renaten etl[\s\S]+--cutoff DAY/,
        '--version': /^renaten \d+\.\d+\.\d+, code [0-9a-f]{64}$/m,
      }[args],
    );
  });
});

describe('make rollback (O-6)', () => {
  it('without RUN= fails and lists the runs that are kept', () => {
    const { exitCode, screen } = shell('make rollback', { ETL_OUT: out });
    expect(exitCode).toBe(2);
    expect(screen).toMatch(new RegExp(`^ETL_RUN is not set; .*kept holds the runs: ${runs[0]}$`, 'm'));
  });

  const REPORT_MARK = /warehouse-run" content="([^"]*)" data-min-cell="(\d+)"/;

  it('RUN= puts the kept file of that run in place, and its report with counts hidden as before', () => {
    const copy = join(folder, 'rolled-back');
    cpSync(out, copy, { recursive: true, preserveTimestamps: true });
    expect(etl({ OUT: copy, MIN_CELL: '11' }, ['report']).exitCode).toBe(0);
    expect(shell(`make rollback RUN=${runs[0]} OUT=${copy}`)).toMatchObject({ exitCode: 0 });
    expect(runsOf(copy)).toEqual([runs[0]]);
    const [, ofRun, least] = REPORT_MARK.exec(readFileSync(join(copy, 'report.html'), 'utf8')) ?? [];
    expect([ofRun, least]).toEqual([runs[0], '11']);
  });

  it('in a folder without a run writes nothing (O-7)', () => {
    const { exitCode, stderr } = etl({ OUT: join(folder, 'typo'), RUN: 'x' }, ['rollback']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/nothing was ever published in .*typo: it does not exist; set ETL_OUT=/);
    expect(existsSync(join(folder, 'typo'))).toBe(false);
  });
});

describe('where nothing was ever published (O-7)', () => {
  it.each(['report', 'export', 'audit', 'trace', 'diff', 'queries', 'rollback'])(
    '%s is reported with the name of the folder: 2',
    (command) => {
      const empty = join(folder, `empty-${command}`);
      mkdirSync(empty);
      const { exitCode, stdout, stderr } = etl({ OUT: empty, FIGURE: 't6.ki67.lt3' }, [command]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^nothing was ever published/);
      expect(stderr).toContain(empty);
      expect(readdirSync(empty)).toEqual([]);
    },
  );

  it('the audit of a folder where every run stopped finds nothing altered and nothing published', () => {
    const stopped = join(folder, 'stopped');
    expect(etl({ EXPORTS: join(folder, 'nowhere'), OUT: stopped }).exitCode).toBe(2);
    const { exitCode, stdout } = etl({ OUT: stopped }, ['audit']);
    expect(stdout).toMatch(/^Published {2}nothing in .*stopped\nVerdict {4}nothing was altered$/m);
    expect(exitCode).toBe(0);
  });

  it('the audit with a state folder that is not there asks for STATE=', () => {
    const { exitCode, stderr } = etl({ OUT: out, STATE: join(folder, 'no-state') }, ['audit']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/the state folder .*no-state does not exist; .* set ETL_STATE=/);
  });
});

describe('invented data (O-8)', () => {
  const SAID = /^Data {6}invented data, as INVENTED\.txt in the inbox says/m;

  it('are marked when the inbox has the mark: on the screen, in etl_run and across the report, in any folder', () => {
    const [marked, place] = [join(folder, 'marked'), join(folder, 'marked-out')];
    cpSync(inbox, marked, { recursive: true });
    markAsInvented(marked);
    const variables = { EXPORTS: marked, OUT: place };
    expect(etl(variables).stdout).toMatch(SAID);
    expect(column(place, 'SELECT is_invented_data FROM current_run')).toEqual([1]);
    expect(column(place, "SELECT count(*) FROM finding WHERE code = 'unknown_file'")).toEqual([0]);
    expect(readFileSync(join(place, 'report.html'), 'utf8')).toContain('Données inventées');
    const again = etl(variables);
    expect(again.stdout).toMatch(/^Nothing new/);
    expect(again.stdout).toMatch(SAID);
    rmSync(join(marked, 'INVENTED.txt'));
    const without = etl(variables);
    expect(without.stdout).not.toMatch(/invent/i);
    expect(column(place, 'SELECT is_invented_data FROM etl_run ORDER BY night')).toEqual([1, 0]);
  });

  it('the sample exports have the mark', () => {
    expect(existsSync(join(ROOT, 'sample-exports/inbox/INVENTED.txt'))).toBe(true);
  });

  it('a run on another inbox is not marked', () => {
    const { stdout } = etl({ EXPORTS: inbox, OUT: join(folder, 'unmarked') });
    expect(stdout).not.toMatch(/invent/i);
    expect(readFileSync(join(folder, 'unmarked/report.html'), 'utf8')).not.toContain('Données inventées');
    expect(column(join(folder, 'unmarked'), 'SELECT is_invented_data FROM current_run')).toEqual([0]);
  });
});

describe('another study over a published one (C-111)', () => {
  it('stops with 2, names where to publish it, and leaves the file', async () => {
    const before = sha256(target(out));
    const site = {
      pipeline: { ...pipeline, study: { ...pipeline.study, name: 'another-study' } },
      module: import.meta.resolve('#pipelines'),
    };
    const settings = { exports: inbox, out, state: join(out, 'state'), keep: 7, parameters: {} };
    const outcome = await run(site, settings, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(outcome).toMatchObject({ kind: 'stopped', exitCode: 2 });
    expect(outcome.kind === 'stopped' && outcome.lines.join('\n')).toMatch(
      new RegExp(
        `holds the study "${pipeline.study.name}" .* of the study "another-study"; .* ETL_OUT= and ETL_STATE=`,
      ),
    );
    expect(sha256(target(out))).toBe(before);
  });
});
