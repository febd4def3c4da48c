import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentDigest, runsDigest } from '../../src/publish/digest.ts';
import { type Connection, openNew } from '../../src/warehouse/open.ts';

const { signal } = new AbortController();

let db: Connection;
beforeEach(() => {
  db = openNew(':memory:');
  db.exec(`
    CREATE TABLE etl_run (run_id TEXT, night INTEGER, started_at TEXT);
    INSERT INTO etl_run VALUES ('b', 2, 'tonight'), ('a', 1, 'before'), ('0', 0, 'long ago');`);
});

/** The digest as it is documented: of these lines, each a JSON text. */
const digestOf = (...lines: readonly unknown[]): string =>
  createHash('sha256')
    .update(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    .digest('hex');

/** The run row has three columns and three runs in every database here. */
const RUNS_OF_NIGHTS = [
  ['etl_run', ['run_id', 'night', 'started_at']],
  ['0', 0, 'long ago'],
  ['a', 1, 'before'],
];

describe('the content digest', () => {
  it('is SHA-256 of the rows as JSON: tables by name, each behind its name and columns', async () => {
    db.exec(`
      CREATE TABLE second (id INTEGER PRIMARY KEY, x REAL, y TEXT);
      INSERT INTO second VALUES (2, NULL, 'é"'), (1, 0.5, '');
      CREATE TABLE first (id INTEGER PRIMARY KEY);`);
    expect(await contentDigest(db, signal)).toBe(
      digestOf(['first', ['id']], ['second', ['id', 'x', 'y']], [1, 0.5, ''], [2, null, 'é"']),
    );
  });

  it('begins with the definitions by type and name, in a file that records them', async () => {
    const table = 'CREATE TABLE object_definition (type TEXT, name TEXT PRIMARY KEY, sha256 TEXT)';
    const view = 'CREATE VIEW a AS SELECT 1 AS x';
    db.exec(`${table}; ${view}; CREATE INDEX i ON object_definition (type);`);
    const runs = 'CREATE TABLE etl_run (run_id TEXT, night INTEGER, started_at TEXT)';
    const definitions = [
      { type: 'index', name: 'i', sql: 'CREATE INDEX i ON object_definition (type)' },
      { type: 'table', name: 'etl_run', sql: runs },
      { type: 'table', name: 'object_definition', sql: table },
      { type: 'view', name: 'a', sql: view },
    ];
    const expected = digestOf(definitions, ['object_definition', ['type', 'name', 'sha256']]);
    expect(await contentDigest(db, signal)).toBe(expected);
    db.exec('DROP VIEW a; CREATE VIEW a AS SELECT 2 AS x');
    expect(await contentDigest(db, signal)).not.toBe(expected);
  });

  it('has rows in the order of the primary key, whatever the order of its columns and of their writing', async () => {
    db.exec(`
      CREATE TABLE pairs (a INTEGER, b INTEGER, c INTEGER, PRIMARY KEY (b, a));
      INSERT INTO pairs VALUES (1, 2, 7), (2, 1, 8), (1, 1, 9);`);
    expect(await contentDigest(db, signal)).toBe(
      digestOf(['pairs', ['a', 'b', 'c']], [1, 1, 9], [2, 1, 8], [1, 2, 7]),
    );
  });

  it('has rows in the order of all columns where there is no primary key', async () => {
    db.exec(`
      CREATE TABLE loose (a INTEGER, b TEXT);
      INSERT INTO loose VALUES (2, 'x'), (1, 'z'), (1, 'y');`);
    expect(await contentDigest(db, signal)).toBe(
      digestOf(['loose', ['a', 'b']], [1, 'y'], [1, 'z'], [2, 'x']),
    );
  });

  it('of a table with the rows of all runs has those of this run, without the run id', async () => {
    db.exec(`
      CREATE TABLE counts (run_id TEXT, sheet TEXT, n INTEGER, PRIMARY KEY (run_id, sheet));
      INSERT INTO counts VALUES ('b', 'y', 4), ('b', 'x', 3), ('a', 'x', 2), ('0', 'x', 1);`);
    expect(await contentDigest(db, signal)).toBe(digestOf(['counts', ['sheet', 'n']], ['x', 3], ['y', 4]));
  });

  it.each(['etl_run', 'value_change', 'check_history'])('leaves out %s', async (table) => {
    const before = await contentDigest(db, signal);
    db.exec(`CREATE TABLE IF NOT EXISTS ${table} (run_id TEXT, night INTEGER, started_at TEXT)`);
    db.exec(`INSERT INTO ${table} VALUES ('z', 0.5, 'x')`);
    expect(await contentDigest(db, signal)).toBe(before);
    expect(before).toBe(digestOf());
  });

  it('knows nothing of the tables that SQLite keeps for itself', async () => {
    db.exec('CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO counted VALUES (5)');
    expect(await contentDigest(db, signal)).toBe(digestOf(['counted', ['id']], [5]));
  });

  it('reads names with quotation marks', async () => {
    db.exec('CREATE TABLE "a ""b"" ""c""" ("x ""y""" INTEGER); INSERT INTO "a ""b"" ""c""" VALUES (1)');
    expect(await contentDigest(db, signal)).toBe(digestOf(['a "b" "c"', ['x "y"']], [1]));
  });

  it.each([499, 500, 501, 1001])('of %i rows has each of them once', async (count) => {
    db.exec('CREATE TABLE many (id INTEGER PRIMARY KEY)');
    const insert = db.prepare('INSERT INTO many VALUES (?)');
    const ids = Array.from({ length: count }, (_, index) => index);
    for (const id of ids) insert.run(id);
    expect(await contentDigest(db, signal)).toBe(digestOf(['many', ['id']], ...ids.map((id) => [id])));
  });
});

describe('a digest that is no longer needed', () => {
  it('ends at its next pause, with the reason', async () => {
    // More rows than are hashed within 50 ms, the least time between two pauses.
    db.exec(`
      CREATE TABLE many (id INTEGER PRIMARY KEY, x TEXT);
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
      INSERT INTO many SELECT i, 'a value of some length' FROM n`);
    await expect(contentDigest(db, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});

describe('the digest of the earlier runs', () => {
  it('has the rows of other runs from every table with a run, run by run', async () => {
    db.exec(`
      CREATE TABLE counts (sheet TEXT, run_id TEXT, n INTEGER, PRIMARY KEY (sheet, run_id));
      INSERT INTO counts VALUES ('y', 'a', 4), ('x', 'b', 3), ('x', 'a', 2), ('y', '0', 1);
      CREATE TABLE content (id INTEGER PRIMARY KEY);
      INSERT INTO content VALUES (1);`);
    expect(await runsDigest(db, signal)).toBe(
      digestOf(
        ['counts', ['run_id', 'sheet', 'n']],
        ...[
          ['0', 'y', 1],
          ['a', 'x', 2],
          ['a', 'y', 4],
        ],
        ...RUNS_OF_NIGHTS,
      ),
    );
  });

  it('has the changes of all runs, this one included', async () => {
    db.exec(`
      CREATE TABLE value_change (run_id TEXT, what TEXT);
      INSERT INTO value_change VALUES ('b', 'tonight'), ('a', 'before');`);
    expect(await runsDigest(db, signal)).toBe(
      digestOf(...RUNS_OF_NIGHTS, ['value_change', ['run_id', 'what']], ['a', 'before'], ['b', 'tonight']),
    );
  });
});
