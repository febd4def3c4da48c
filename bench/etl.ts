import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inboxOf } from './harness/inputs.ts';
import type { Command } from './harness/measure.ts';
import { LOCALE, type Peer } from './harness/peers.ts';
import type { Task } from './harness/task.ts';
import { membersOf } from './reading/members.ts';

const ROOT = join(import.meta.dirname, '..');
const PEERS = join(import.meta.dirname, 'peers');

/** The whole run on the exports of that many patients, ours and the scripts that somebody would write instead. */
export function etlTasks(
  patients: number,
  work: string,
  peers: { readonly r: Peer; readonly python: Peer },
): Task[] {
  const inbox = inboxOf(patients);
  const out = join(work, `out-${patients}`);
  const cold: Command = night(inbox, out);
  return [
    {
      name: 'etl/ours',
      size: patients,
      before: () => empty(out),
      run: cold,
      facts: () => factsOf(out, inbox),
    },
    { name: 'etl/R', size: patients, run: script(peers.r, 'etl.R', inbox, join(work, 'r.sqlite')) },
    {
      name: 'etl/Python',
      size: patients,
      run: script(peers.python, 'etl.py', inbox, join(work, 'python.sqlite')),
    },
    { name: 'etl/nothing new', size: patients, before: () => ensure(out, cold), run: cold },
    oneNewFile(patients, inbox, work),
  ];
}

/** The published warehouse of that many patients: what the tasks left behind, else made now. */
export function publishedFile(patients: number, work: string): string {
  const out = join(work, `out-${patients}`);
  ensure(out, night(inboxOf(patients), out));
  return join(out, 'warehouse.sqlite');
}

/** As the operator starts it, with what the Makefile sets for it; `make` and its shell are measured with it. */
function night(inbox: string, out: string): Command {
  return { command: 'make', args: ['-s', '-C', ROOT, 'etl', `EXPORTS=${inbox}`, `OUT=${out}`, 'STATE='] };
}

function script(peer: Peer, file: string, inbox: string, database: string): Task['run'] {
  if ('absent' in peer) return peer;
  return { command: peer.command, args: [join(PEERS, file), inbox, database], env: LOCALE };
}

/** Last run had all but one file: the newest report of the imaging. */
function oneNewFile(patients: number, inbox: string, work: string): Task {
  const [before, kept, out] = ['inbox', 'kept', 'out'].map((name) =>
    join(work, `one-${name}-${patients}`),
  ) as [string, string, string];
  return {
    name: 'etl/one new file',
    size: patients,
    run: night(inbox, out),
    before: () => {
      if (!existsSync(before)) linkAllButOne(inbox, before);
      ensure(kept, night(before, kept));
      empty(out);
      cpSync(kept, out, { recursive: true });
    },
  };
}

function linkAllButOne(inbox: string, copy: string): void {
  const paths = readdirSync(inbox, { recursive: true, encoding: 'utf8' }).sort();
  const left = paths.findLast((path) => path.includes('IMAGERIE'));
  for (const path of paths) {
    const from = join(inbox, path);
    if (statSync(from).isDirectory()) mkdirSync(join(copy, path), { recursive: true });
    else if (path !== left) {
      mkdirSync(copy, { recursive: true });
      linkSync(from, join(copy, path));
    }
  }
}

function empty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Does a run that is not measured, where none was published yet. */
function ensure(out: string, { command, args }: Command): void {
  if (existsSync(join(out, 'warehouse.sqlite'))) return;
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Rows read and patients loaded, to see that all did the same job; sizes of the published file and of its inputs. */
function factsOf(out: string, inbox: string): ReadonlyMap<string, number> {
  const file = join(out, 'warehouse.sqlite');
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const number = (sql: string): number => db.prepare(sql).pluck().get() as number;
    const used = db.prepare("SELECT source, file FROM etl_source_file WHERE status = 'used'").all() as {
      source: string;
      file: string;
    }[];
    return new Map([
      ['rows_read', number("SELECT SUM(rows_read) FROM etl_row_count WHERE stage = 'extract'")],
      ['patients', number('SELECT COUNT(*) FROM dim_patient')],
      ['analysed', number('SELECT COUNT(*) FROM analysed_patient')],
      ['published_bytes', statSync(file).size],
      ['input_bytes', used.reduce((sum, one) => sum + inflatedBytes(join(inbox, one.source, one.file)), 0)],
    ]);
  } finally {
    db.close();
  }
}

/** The size of a CSV, or of all members of a workbook. */
function inflatedBytes(path: string): number {
  if (!path.endsWith('.xlsx')) return statSync(path).size;
  return membersOf(path).reduce((sum, { size }) => sum + size, 0);
}
