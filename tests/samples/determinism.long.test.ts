import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inventCohort } from '../../tools/samples/invent/cohort.ts';
import { expectedPath } from '../../tools/samples/write/expected.ts';
import { writeInbox } from '../../tools/samples/write/inbox.ts';
import { columnOf, filesOf, folded, sheetsOf } from './reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'samples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const root = join(import.meta.dirname, '../..');
const committed = join(root, 'sample-exports/inbox');

function made(name: string, environment: NodeJS.ProcessEnv): ReadonlyMap<string, Buffer> {
  const out = join(folder, name);
  execFileSync(process.execPath, [join(root, 'tools/samples/make.ts'), '--out', out], {
    env: { ...process.env, ...environment },
  });
  return filesOf(out);
}

describe('sample exports', () => {
  it.each([
    { TZ: 'Europe/Paris', LANG: 'fr_FR.UTF-8' },
    { TZ: 'Pacific/Auckland', LANG: 'C' },
  ])('are rewritten byte for byte under TZ=$TZ', (environment) => {
    const name = environment.TZ.replace('/', '-');
    expect(made(name, environment)).toEqual(filesOf(committed));
    expect(readFileSync(expectedPath(join(folder, name)))).toEqual(readFileSync(expectedPath(committed)));
  });

  it('have the same rows in any order of rows and columns', () => {
    const truth = inventCohort({ seed: 3, patients: 70 });
    const orders = ['as_written', { seed: 1 }, { seed: 2 }] as const;
    const [told, one, other] = orders.map((order, k) => {
      const out = join(folder, `order-${k}`);
      writeInbox(out, truth, { order });
      return (
        sheetsOf(filesOf(out).get('dcc/DCC_RENATEN_20170610_0830.xlsx') ?? Buffer.alloc(0)).get('Suivi') ?? []
      );
    });
    const cells = (rows: typeof told = []): string[] =>
      rows.flatMap((row) => row.map((cell) => folded(cell?.text ?? ''))).sort();
    const fileNumbers = (rows: typeof told = []): string[] =>
      columnOf(rows, 'N° dossier DCC').map(({ text }) => text);
    expect(cells(one).filter(Boolean)).toEqual(cells(told).filter(Boolean));
    expect(cells(other).filter(Boolean)).toEqual(cells(told).filter(Boolean));
    expect(fileNumbers(one)).not.toEqual(fileNumbers(other));
  });

  it('invent the same patient whatever other patients are invented', () => {
    const few = [...inventCohort({ seed: 5, patients: 90 }).patients];
    const more = [...inventCohort({ seed: 5, patients: 120 }).patients];
    expect(more.slice(0, 90)).toEqual(few);
  });
});
