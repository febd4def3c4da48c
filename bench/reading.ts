import { join } from 'node:path';
import { fichesInboxOf, fichesWorkbook } from './harness/inputs.ts';
import { LOCALE, type Peer } from './harness/peers.ts';
import type { Task } from './harness/task.ts';

const READ = join(import.meta.dirname, 'reading/read.ts');
const PEERS = join(import.meta.dirname, 'peers');
const WAYS = { ours: 'rows', 'ours, staged': 'staged', floor: 'floor', SheetJS: 'sheetjs' } as const;

/** The extract of a workbook of that many fiches, by our reader, by the floor and by others. */
export function readingTasks(rows: number, peers: { readonly r: Peer; readonly python: Peer }): Task[] {
  const inbox = fichesInboxOf(rows);
  const workbook = fichesWorkbook(inbox);
  const script = ({ ...peer }: Peer, file: string): Task['run'] =>
    'absent' in peer ? peer : { command: peer.command, args: [join(PEERS, file), workbook], env: LOCALE };
  return [
    ...Object.entries(WAYS).map(([tool, way]) => ({
      name: `reading/${tool}`,
      size: rows,
      run: { command: process.execPath, args: [READ, way, inbox, workbook] },
    })),
    { name: 'reading/readxl', size: rows, run: script(peers.r, 'read.R') },
    { name: 'reading/pandas', size: rows, run: script(peers.python, 'read.py') },
  ];
}
