import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { studyTruth } from '../../tools/samples/cohort/cohort.ts';
import { identitiesOf } from '../../tools/samples/identities.ts';

/** The whole program on the sample exports, as the operator starts it. */

const ROOT = join(import.meta.dirname, '../..');
const INBOX = join(ROOT, 'sample-exports/inbox');
const KEY = '0f'.repeat(32);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sample-exports-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `etl` in a process of its own, under a fixed key, and answers where it published. */
function etl(name: string, inbox = INBOX, environment: Record<string, string> = {}) {
  const out = join(folder, name);
  const state = join(folder, `${name}-state`);
  const args = ['src/cli.ts', 'etl', '--exports', inbox, '--out', out, '--state', state];
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  return { out, state, status, screen: stdout + stderr, database: join(out, 'warehouse.sqlite') };
}

/** A key of its own makes pseudonyms, and so the digest, the same in every state folder. */
const fixedKey = (name: string): Record<string, string> => {
  const keyFile = join(folder, `${name}.key`);
  spawnSync('sh', ['-c', `umask 077; echo ${KEY} > ${keyFile}`]);
  return { ETL_KEY_FILE: keyFile };
};

const digestOf = (screen: string): string => /content digest ([0-9a-f]{64})/.exec(screen)?.[1] ?? screen;

function filesUnder(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name);
    return statSync(file).isDirectory() ? filesUnder(file) : [file];
  });
}

/**
 * Returns the texts that occur in some of the contents, in any encoding. Walks each content once, by the first four
 * bytes of the texts. Eight digits within a longer hexadecimal hash are chance.
 */
function found(texts: Iterable<string>, contents: readonly Buffer[]): string[] {
  const byStart = new Map<number, { text: string; bytes: Buffer }[]>();
  for (const text of texts) {
    for (const encoding of ['utf8', 'latin1', 'utf16le'] as const) {
      const bytes = Buffer.from(text, encoding);
      const start = bytes.readUInt32LE(0);
      byStart.set(start, [...(byStart.get(start) ?? []), { text, bytes }]);
    }
  }
  const hits = new Set<string>();
  for (const content of contents) {
    for (let at = 0; at + 4 <= content.length; at++) {
      for (const { text, bytes } of byStart.get(content.readUInt32LE(at)) ?? []) {
        if (content.subarray(at, at + bytes.length).equals(bytes) && !isWithinHash(content, text, at))
          hits.add(text);
      }
    }
  }
  return [...hits];
}

function isWithinHash(content: Buffer, text: string, at: number): boolean {
  const around = content.toString('latin1', Math.max(0, at - 1), at + text.length + 1);
  return /^[0-9]{8}$/.test(text) && /^[0-9a-f]{10}$/.test(around);
}

describe('a run on the sample exports', () => {
  test('publishes, with no finding of severity error (C-55)', () => {
    expect(etl('first', INBOX, fixedKey('first'))).toMatchObject({ status: 0 });
  });

  test('a second run finds nothing new and leaves the file unchanged', () => {
    const before = statSync(join(folder, 'first/warehouse.sqlite'));
    const { status, screen } = etl('first', INBOX, fixedKey('first'));
    expect(status).toBe(0);
    expect(screen).toMatch(/Nothing new/);
    expect(statSync(join(folder, 'first/warehouse.sqlite')).ino).toBe(before.ino);
  });

  test('accounts for every row of every file and sheet (C-44)', () => {
    const db = new Database(join(folder, 'first/warehouse.sqlite'), { readonly: true });
    const counts = db
      .prepare<[], { read: number; told: number; traced: number }>(
        `SELECT rows_read AS read,
           rows_loaded + rows_superseded + rows_duplicate + rows_ignored + rows_rejected AS told,
           (SELECT count(*) FROM source_row AS r WHERE r.file_key = c.file_key AND r.sheet = c.sheet) AS traced
         FROM etl_row_count AS c WHERE stage = 'load'`,
      )
      .all();
    expect(counts.length).toBeGreaterThanOrEqual(12);
    for (const { read, told, traced } of counts) expect([told, traced]).toEqual([read, read]);
  });

  test('every NULL of an answer column has one reason, and every reason a NULL (C-26)', () => {
    const db = new Database(join(folder, 'first/warehouse.sqlite'), { readonly: true });
    const columns = db
      .prepare<[], { table_name: string; column_name: string; column_id: number }>(
        'SELECT * FROM answer_column',
      )
      .all();
    for (const { table_name, column_name, column_id } of columns) {
      const nulls = db
        .prepare(`SELECT count(*) FROM ${table_name} WHERE ${column_name} IS NULL`)
        .pluck()
        .get();
      const reasons = db
        .prepare('SELECT count(*) FROM missing_cell WHERE column_id = ?')
        .pluck()
        .get(column_id);
      expect([table_name, column_name, reasons]).toEqual([table_name, column_name, nulls]);
    }
  });

  test('no identity is in any byte of the files that the run leaves (S-2)', () => {
    const texts = new Set(
      [...identitiesOf(studyTruth)].map(({ text }) => text).filter((text) => text.length > 3),
    );
    const files = [...filesUnder(join(folder, 'first')), ...filesUnder(join(folder, 'first-state'))];
    const kept = files.filter((file) => !file.endsWith('.key')).map((file) => readFileSync(file));
    expect(texts.size).toBeGreaterThan(400);
    expect(found(texts, kept)).toEqual([]);
    // The search itself finds what is there.
    expect(found(['fact_presentation'], kept)).toEqual(['fact_presentation']);
  });
});

describe('the content digest is the same', () => {
  let usual: string;
  beforeAll(() => {
    usual = digestOf(etl('usual', INBOX, fixedKey('usual')).screen);
    expect(usual).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['in Paris, in French', { TZ: 'Europe/Paris', LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' }],
    ['in Auckland, in C', { TZ: 'Pacific/Auckland', LANG: 'C', LC_ALL: 'C' }],
  ])('%s', (name, environment) => {
    expect(digestOf(etl(name, INBOX, { ...fixedKey('usual'), ...environment }).screen)).toBe(usual);
  });

  test('with the files written in another order', () => {
    const inbox = join(folder, 'inbox');
    for (const name of filesUnder(INBOX).reverse()) cpSync(name, join(inbox, name.slice(INBOX.length)));
    expect(digestOf(etl('reversed', inbox, fixedKey('usual')).screen)).toBe(usual);
  });

  test('when the rows were read anew after the cache was lost', () => {
    rmSync(join(folder, 'usual'), { recursive: true });
    rmSync(join(folder, 'usual-state'), { recursive: true });
    expect(digestOf(etl('usual', INBOX, fixedKey('usual')).screen)).toBe(usual);
  });
});

test('every form of the exports gives the same analysed patients and times', () => {
  const forms = ['xlsx', 'xls', 'csv', 'xlsx1904'];
  const results = forms.map((form) => {
    const inbox = join(folder, `form-${form}`);
    spawnSync(
      process.execPath,
      ['tools/samples/make.ts', '--out', inbox, '--patients', '60', '--form', form],
      { cwd: ROOT },
    );
    const { database, screen } = etl(`out-${form}`, inbox, fixedKey('forms'));
    expect(screen).toMatch(/content digest/);
    const db = new Database(database, { readonly: true });
    return JSON.stringify(
      db.prepare('SELECT endpoint, patient_key, days, is_event FROM time_to_event ORDER BY 1, 2').all(),
    );
  });
  expect(new Set(results).size).toBe(1);
}, 300_000);
