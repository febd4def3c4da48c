import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { etl, etlDuring, inventInbox, temporaryFolder } from './inbox.ts';

let [inbox, out] = ['', ''];
beforeAll(() => {
  [inbox, out] = [inventInbox(), temporaryFolder()];
});
afterAll(() => {
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
});

/** Numbers of the processes that a process started, and that are not dead. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)[1] === String(parent));
}

/** State and parent of a process; empty when it is gone. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    return [];
  }
}

const isAtWork = (pid: number): boolean => !['Z', 'X', undefined].includes(statOf(pid)[0]);

it('a busy reading process ends with a run that is killed, and the next run publishes', async () => {
  const path = join(inbox, 'orbis', 'ORBIS_EI_20170611.csv');
  const head = 'IPP;DATE_DEBUT;DATE_FIN;LIBELLE;GRADE_CTCAE;IMPUTABILITE;CONDUITE';
  const rows = Array.from({ length: 400_000 }, (_, n) => `${n + 1};01/01/2013;;Fièvre ${n};1;;`);
  writeFileSync(path, `${[head, ...rows].join('\r\n')}\r\n`);
  let readers: number[] = [];
  await etlDuring({ EXPORTS: inbox, OUT: out }, async (pid) => {
    while (readers.length === 0) {
      await setTimeout(20);
      readers = childrenOf(pid);
    }
    process.kill(pid, 'SIGKILL');
  });
  // They look every 250 ms; a slow machine is given longer.
  for (let looks = 0; looks < 600 && readers.some(isAtWork); looks++) await setTimeout(50);
  expect(readers.filter(isAtWork)).toEqual([]);
  rmSync(path);
  expect([0, 3]).toContain(etl({ EXPORTS: inbox, OUT: out }).exitCode);
}, 300_000);
