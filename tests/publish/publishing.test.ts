import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/core/run-error.ts';
import { runsDigest } from '../../src/publish/digest.ts';
import { startDraft } from '../../src/publish/draft.ts';
import { APPLICATION_ID, openReadOnly } from '../../src/warehouse/open.ts';
import { createTables, SCHEMA_VERSION } from '../../src/warehouse/schema.ts';
import { sha256 } from '../sha256.ts';
import { addRun, bareDraft, DIGEST, HEAD, openFiles, publishBare } from './bare.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publishing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = (): string => join(folder, 'warehouse.sqlite');
const visible = (): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));
const readsBack = {
  message: 'the finished file reads back differently from what was written; nothing was published',
  exitCode: EXIT.checksFailed,
};

function inPublished<T>(query: string): T[] {
  const db = openReadOnly(target());
  try {
    return db.prepare(query).raw().all() as T[];
  } finally {
    db.close();
  }
}

/** A run that was published before. */
async function lastNight(): Promise<string> {
  using draft = bareDraft(folder, 'old');
  await publishBare(draft);
  return sha256(target());
}

describe('a draft that is published', () => {
  it('is the only file of the published name, and read-only', async () => {
    using draft = bareDraft(folder, 'a');
    const published = await publishBare(draft);
    expect(published).toEqual({ path: target(), digest: DIGEST, sizeBytes: statSync(target()).size });
    expect(readdirSync(folder)).toEqual(['warehouse.sqlite']);
    expect(statSync(target()).mode & 0o777).toBe(0o440);
  });

  it('has our mark, the version of its schema, and no journal beside it', async () => {
    using draft = bareDraft(folder, 'a');
    draft.db.pragma('journal_mode = WAL'); // whatever it was built with
    await publishBare(draft);
    const db = openReadOnly(target());
    const pragmas = ['application_id', 'user_version', 'journal_mode'];
    expect(pragmas.map((pragma) => db.pragma(pragma, { simple: true }))).toEqual([
      APPLICATION_ID,
      SCHEMA_VERSION,
      'delete',
    ]);
    db.close();
    expect(readdirSync(folder)).toEqual(['warehouse.sqlite']);
  });

  it('records its digest and the log line with it, and keeps those of the other runs', async () => {
    using draft = bareDraft(folder, 'b', 2);
    addRun(draft.db, 'a', 1);
    await publishBare(draft);
    expect(
      inPublished('SELECT run_id, content_digest, log_line, log_head FROM etl_run ORDER BY night'),
    ).toEqual([
      ['a', null, null, null],
      ['b', DIGEST, 7, HEAD],
    ]);
  });

  it('is announced with its digest and that of the earlier runs, while the old file is still published', async () => {
    const before = await lastNight();
    using draft = bareDraft(folder, 'b', 2);
    addRun(draft.db, 'a', 1);
    const nights = await runsDigest(draft.db, new AbortController().signal);
    const told: unknown[] = [];
    await publishBare(draft, {
      onDigest: (...digests) => {
        told.push(...digests, sha256(target()));
        return { line: 1, hash: HEAD };
      },
    });
    expect(told).toEqual([DIGEST, nights, before]);
  });

  it('leaves the file before it among the kept ones, byte for byte', async () => {
    const before = await lastNight();
    using draft = bareDraft(folder, 'new', 2);
    await publishBare(draft);
    expect(sha256(join(folder, 'kept/old.sqlite'))).toBe(before);
    expect(inPublished('SELECT run_id FROM etl_run')).toEqual([['new']]);
  });

  it.runIf(process.platform === 'linux')('is closed', async () => {
    using draft = bareDraft(folder, 'a');
    await publishBare(draft);
    expect(openFiles(folder)).toEqual([]);
  });
});

describe('what another program wrote into the draft', () => {
  it.each(['application_id = 1', 'user_version = 1'])('%s: nothing is published', async (pragma) => {
    const before = await lastNight();
    using draft = bareDraft(folder, 'a', 2);
    draft.db.pragma(pragma);
    await expect(publishBare(draft)).rejects.toMatchObject(readsBack);
    expect(visible()).toEqual(['warehouse.sqlite']);
    expect(sha256(target())).toBe(before);
  });

  it.each([
    ['no run at all', 0],
    ['a later night', 2],
  ])('%s in place of its own: nothing is published', async (_, later) => {
    using draft = startDraft(folder, 'a', []);
    createTables(draft.db);
    if (later > 0) {
      addRun(draft.db, 'a', 1);
      addRun(draft.db, 'b', later);
    }
    await expect(publishBare(draft)).rejects.toMatchObject(readsBack);
    expect(visible()).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('is looked at without keeping it open', async () => {
    using draft = startDraft(folder, 'a', []);
    createTables(draft.db);
    await expect(publishBare(draft)).rejects.toThrow();
    expect(openFiles(folder)).toEqual([]);
  });
});

describe('the old file stays published, and is kept under no other name,', () => {
  it('when the run is stopped at the last moment', async () => {
    const before = await lastNight();
    using draft = bareDraft(folder, 'new', 2);
    const stop = new AbortController();
    const onDigest = () => {
      stop.abort(new Error('stopped'));
      return { line: 1, hash: HEAD };
    };
    await expect(publishBare(draft, { signal: stop.signal, onDigest })).rejects.toThrow('stopped');
    expect(sha256(target())).toBe(before);
    expect(visible()).toEqual(['warehouse.sqlite']);
  });

  it('when another program wrote beside it meanwhile', async () => {
    const before = await lastNight();
    using draft = bareDraft(folder, 'new', 2);
    writeFileSync(`${target()}-wal`, '');
    await expect(publishBare(draft)).rejects.toThrow(/is beside the published file/);
    expect(sha256(target())).toBe(before);
    expect(existsSync(join(folder, 'kept'))).toBe(false);
  });

  it('when the digest cannot be computed', async () => {
    const before = await lastNight();
    using draft = bareDraft(folder, 'new', 2);
    const digest = Promise.reject(new Error('no digest'));
    await expect(publishBare(draft, { digest })).rejects.toThrow('no digest');
    expect(sha256(target())).toBe(before);
  });
});
