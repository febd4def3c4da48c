import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pipeline } from '#pipelines';
import { partsFor, rangesOf } from '../../src/load/parallel/parts.ts';
import { run } from '../../src/run.ts';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { inventInbox, temporaryFolder } from './inbox.ts';

const site = { pipeline, module: import.meta.resolve('#pipelines') };
const watch = { signal: new AbortController().signal, onProgress: () => {} };

test('the content does not depend on the number of threads that load it, nor does the account', async () => {
  const exports = inventInbox({ seed: 11, patients: 150 });
  const out = temporaryFolder();
  const told = [];
  for (const parts of [1, 2, 3]) {
    const settings = {
      exports,
      out: join(out, String(parts)),
      state: join(out, 'state'),
      parameters: {},
      parts,
      keep: 0,
    };
    const outcome = await run(site, settings, watch);
    if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
    const { patients, opposed, sheets, findings, published } = outcome.facts;
    const counts = findings.map(({ code, count }) => [code, count]);
    told.push({ patients, opposed, sheets, counts, digest: published.digest });
  }
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
  const db = openReadOnly(join(out, '3', 'warehouse.sqlite'));
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});

test('ranges of pseudonyms follow one another: each pseudonym is in one of them', () => {
  const digits = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(digits, fc.integer({ min: 1, max: 4 }), (hex, parts) => {
      const pseudonym = hex.join('');
      const holding = rangesOf(parts).filter(
        ({ first, end }) => pseudonym >= first && (end === null || pseudonym < end),
      );
      expect(holding).toHaveLength(1);
    }),
  );
});

test('a small run is loaded by one thread', () => {
  expect(partsFor([{ rowsRead: 49_999 }])).toBe(1);
  expect(partsFor([{ rowsRead: 25_000 }, { rowsRead: 25_000 }])).toBeGreaterThanOrEqual(1);
});
