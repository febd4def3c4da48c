import { cpus, loadavg, totalmem } from 'node:os';
import Sqlite from 'better-sqlite3';
import type { Peer } from './harness/peers.ts';

/** Where and with what the figures were taken, as a Markdown list. */
export function machine(peers: readonly Peer[]): string {
  const processors = cpus();
  const db = new Sqlite(':memory:');
  const sqlite = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return [
    `${processors[0]?.model.trim()}, ${processors.length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform}`,
    `load average at the end ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
    `Node ${process.versions.node}, SQLite ${sqlite} within`,
    ...peers.map(({ versions }) => versions),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}
