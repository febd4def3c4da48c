import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { writeReport } from '../../src/report/report.ts';
import { type Connection, openReadOnly } from '../../src/warehouse/open.ts';
import { etl } from '../run/inbox.ts';

/** The sample exports. */
export const INBOX = join(import.meta.dirname, '../../sample-exports/inbox');

/** A published run of the sample exports, with its report. */
export interface Published {
  readonly folder: string;
  readonly report: string;
  readonly page: string;
  readonly db: Connection;
}

/** Does the run of the sample exports in a folder of its own. */
export function publishSample(): Published {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const { exitCode, stderr } = etl({ EXPORTS: INBOX, OUT: folder });
  if (exitCode !== 0) throw new Error(stderr);
  const report = join(folder, 'report.html');
  return {
    folder,
    report,
    page: readFileSync(report, 'utf8'),
    db: openReadOnly(join(folder, 'warehouse.sqlite')),
  };
}

/** The report of a copy of the warehouse that was meddled with. */
export function reportAfter({ folder }: Published, meddle: (db: Connection) => void, least = 0): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'report-')), 'warehouse.sqlite');
  copyFileSync(join(folder, 'warehouse.sqlite'), copy);
  const db = new Sqlite(copy);
  meddle(db);
  db.close();
  return readFileSync(writeReport(copy, least).path, 'utf8');
}
