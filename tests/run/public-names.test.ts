import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { publicNames } from '../../src/warehouse/public-names.ts';
import { etl, inventInbox, temporaryFolder } from './inbox.ts';

let inbox: string;
let out: string;
let db: Connection;

beforeAll(() => {
  [inbox, out] = [inventInbox(), temporaryFolder()];
  etl({ EXPORTS: inbox, OUT: out });
  db = openReadOnly(join(out, 'warehouse.sqlite'));
}, 300_000);
afterAll(() => {
  db.close();
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
});

describe('the names that analysts script against (C-40 to C-46)', () => {
  it.each([...publicNames()])('%s has %s', (name, columns) => {
    const found = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
    expect(found).toEqual(expect.arrayContaining([...columns]));
  });
});
