import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { run } from '../../src/run.ts';
import { readHeader } from '../../src/warehouse/file-header.ts';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { sha256 } from '../sha256.ts';
import { type Ended, etl, etlDuring, inventInbox, temporaryFolder } from './inbox.ts';

let inbox: string;
/** A folder in which a run was published; each test meddles with a copy. */
let published: string;
let first: Ended;
let out: string;
beforeAll(() => {
  inbox = inventInbox();
  published = temporaryFolder();
  first = etl({ EXPORTS: inbox, OUT: published });
}, 300_000);
afterAll(() => {
  for (const folder of [inbox, published]) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  out = temporaryFolder();
  cpSync(published, out, { recursive: true, preserveTimestamps: true });
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const target = (): string => join(out, 'warehouse.sqlite');
const night = (variables: Readonly<Record<string, string>> = {}): Ended =>
  etl({ EXPORTS: inbox, OUT: out, ...variables });

function warehouse<T>(read: (db: Connection) => T): T {
  const db = openReadOnly(target());
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** The lines of the newest log. */
function log(): Record<string, unknown>[] {
  const newest = readdirSync(join(out, 'logs'))
    .sort((a, b) => statSync(join(out, 'logs', a)).mtimeMs - statSync(join(out, 'logs', b)).mtimeMs)
    .at(-1);
  const text = readFileSync(join(out, 'logs', newest ?? ''), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const leftOvers = (): string[] => readdirSync(out).filter((name) => name.endsWith('.tmp'));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(2);
}

describe('a run (C-55)', () => {
  it('publishes, reports it on one screen, and ends with 0, or 3 when a finding is an error', () => {
    const { exitCode, stdout, stderr } = first;
    const errors = warehouse((db) =>
      db.prepare("SELECT count(*) FROM finding WHERE severity = 'error'").pluck().get(),
    );
    expect(stderr).toBe('');
    expect(exitCode).toBe(Number(errors) > 0 ? 3 : 0);
    expect(stdout).toMatch(
      /^Files\n[\s\S]+\nRows\n[\s\S]+\nPatients {2}\d+ loaded, \d+ opposed[\s\S]+\nPublished .+\nReport .+\nLog .+\nTook .+ s\n/,
    );
    expect(log().map(({ event }) => event)).toEqual(
      expect.arrayContaining(['run_started', 'file_seen', 'published', 'run_finished']),
    );
  });

  it('the history has each published run, with its content digest and the change counter of its file', () => {
    const history = new Sqlite(join(out, 'state/history.sqlite'), { readonly: true });
    const runs = history
      .prepare(
        'SELECT run_id, content_digest, change_counter FROM etl_run JOIN published_file USING (run_id)',
      )
      .raw()
      .all();
    history.close();
    const run = warehouse((db) =>
      db.prepare('SELECT run_id, content_digest FROM etl_run').raw().get(),
    ) as string[];
    expect(runs).toEqual([[...run, readHeader(target())?.changeCounter]]);
    expect(first.stdout).toContain(`content digest ${run[1]}`);
  });

  it('a second one with nothing new leaves the file unchanged and logs it', () => {
    const { ino, mtimeMs } = statSync(target());
    const { exitCode, stdout } = night();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Nothing new since run /);
    expect(statSync(target())).toMatchObject({ ino, mtimeMs });
    expect(log().map(({ event }) => event)).toContain('nothing_new');
  });

  it('other parameters are something new (C-56)', () => {
    night({ CUTOFF: '2017-03-31' });
    const value = warehouse((db) =>
      db.prepare("SELECT value FROM study_parameter WHERE name = 'cutoff'").pluck().get(),
    );
    expect(value).toBe('2017-03-31');
  });
});

describe('a run that cannot start (C-55)', () => {
  let before: string;
  beforeEach(() => {
    before = sha256(target());
  });
  afterEach(() => {
    expect(sha256(target())).toBe(before);
    expect(leftOvers()).toEqual([]);
  });

  it('31/06/2016 as the end of the window: 2, with the message of AP-1, also in the log (C-56)', () => {
    const { exitCode, stderr } = night({ TO: '31/06/2016' });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^ETL_TO=31\/06\/2016 is a day that does not exist \(AP-1\)/);
    expect(log()).toEqual([
      expect.objectContaining({ event: 'log_opened' }),
      expect.objectContaining({ event: 'run_stopped', exit_code: 2, message: stderr.trimEnd() }),
      expect.objectContaining({ event: 'log_sealed', outcome: 'stopped', exit_code: 2 }),
    ]);
  });

  it('an inbox that is not there: 2', () => {
    expect(night({ EXPORTS: join(inbox, 'nowhere') })).toMatchObject({ exitCode: 2 });
  });

  it.each([[['etl', '--nonsense']], [['elt']], [[]]])(
    'a misspelt command line %j: 64, with the usage',
    (args) => {
      const { exitCode, stderr } = etl({ EXPORTS: inbox, OUT: out }, args);
      expect(exitCode).toBe(64);
      expect(stderr).toContain('usage:');
    },
  );

  it('another run has the lock: 75, and its name', async () => {
    const holder = join(import.meta.dirname, '../core/lock-holder.ts');
    const child = spawn(process.execPath, [holder, join(out, 'state/state.lock')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const { exitCode, stderr } = night({ CUTOFF: '2017-03-31' });
    child.kill('SIGKILL');
    expect(exitCode).toBe(75);
    expect(stderr).toContain(`process ${child.pid}`);
  });

  it('a check that fails: 1, and its name', async () => {
    const settings = {
      exports: inbox,
      out,
      state: join(out, 'state'),
      keep: 7,
      parameters: { cutoff: '2017-03-31' },
    };
    const lacking = { ...pipeline, codeLists: pipeline.codeLists.filter(({ name }) => name !== 'modality') };
    const watch = { signal: new AbortController().signal, onProgress: () => undefined };
    const site = { pipeline: lacking, module: import.meta.resolve('#pipelines') };
    const outcome = await run(site, settings, watch);
    expect(outcome).toMatchObject({ kind: 'stopped', exitCode: 1 });
    expect(outcome.kind === 'stopped' && outcome.lines.join('\n')).toMatch(
      /foreign_keys: fact_line_of_therapy -> code_modality/,
    );
    expect(log().map(({ event }) => event)).toEqual(expect.arrayContaining(['stop_reason', 'run_stopped']));
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s: 130, nothing published, no left-over',
    async (signal) => {
      const { exitCode, stderr } = await etlDuring(
        { EXPORTS: inbox, OUT: out, CUTOFF: '2017-03-31' },
        async (pid) => {
          await until(() => leftOvers().length > 0);
          process.kill(pid, signal);
        },
      );
      expect(stderr).toMatch(new RegExp(`interrupted by ${signal}; nothing was published`));
      expect(exitCode).toBe(130);
    },
  );
});

describe('a killed run', () => {
  it('leaves the old file byte for byte; the next one publishes', async () => {
    const before = sha256(target());
    await etlDuring({ EXPORTS: inbox, OUT: out, CUTOFF: '2017-03-31' }, async (pid) => {
      await until(() => leftOvers().length > 0);
      process.kill(pid, 'SIGKILL');
    });
    expect(sha256(target())).toBe(before);
    night({ CUTOFF: '2017-03-31' });
    expect(sha256(target())).not.toBe(before);
    expect(leftOvers()).toEqual([]);
    expect(existsSync(`${target()}-journal`)).toBe(false);
  });
});
